using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Collecting.Texting.Sending;

/// <summary>Sends through Twilio's REST interface (https://www.twilio.com/docs/messaging/api/message-resource).</summary>
public sealed partial class TwilioTexts(IHttpClientFactory clients, IOptions<TextingOptions> options) : ISendText
{
    public const string Client = "twilio";

    /// <summary>"Attempt to send to unsubscribed recipient".</summary>
    private const int Unsubscribed = 21610;

    // Their clock and ours may differ a little.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(2);

    public string Name => "twilio";

    public async Task<SendOutcome> SendAsync(OutgoingText text, CancellationToken cancellationToken)
    {
        var (sender, value) = options.Value.TwilioMessagingService is { Length: > 0 } service ? ("MessagingServiceSid", service) : ("From", options.Value.TwilioNumber);
        using var request = Request(HttpMethod.Post, "");
        request.Content = new FormUrlEncodedContent([new("To", text.To), new(sender, value), new("Body", text.Words)]);
        using var client = clients.CreateClient(Client);
        using var response = await client.SendAsync(request, cancellationToken);
        if (response.IsSuccessStatusCode)
        {
            var message = await response.Content.ReadFromJsonAsync(TwilioJson.Default.Message, cancellationToken);
            return new(SendState.Sent, message?.Sid ?? "");
        }

        // Refused for what it is, not for how we are set up or how busy they are.
        if (response.StatusCode == HttpStatusCode.BadRequest && await CodeAsync(response, cancellationToken) is { } code)
        {
            return new(code == Unsubscribed ? SendState.PhoneStopped : SendState.Refused, code.ToString(CultureInfo.InvariantCulture));
        }

        throw new HttpRequestException($"Twilio answered {(int)response.StatusCode}.", null, response.StatusCode);
    }

    public async Task<bool> WasSentAsync(OutgoingText text, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var day = since.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        using var request = Request(HttpMethod.Get, $"?To={Uri.EscapeDataString(text.To)}&DateSent%3E={day}&PageSize=50");
        using var client = clients.CreateClient(Client);
        using var response = await client.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
        var list = await response.Content.ReadFromJsonAsync(TwilioJson.Default.MessageList, cancellationToken);
        return (list?.Messages ?? []).Any(message => message.Body == text.Words && message.Status is not ("failed" or "undelivered" or "canceled") && Created(message) >= since - Tolerance);
    }

    private HttpRequestMessage Request(HttpMethod method, string query)
    {
        var account = options.Value.TwilioAccountSid;
        var request = new HttpRequestMessage(method, $"{options.Value.TwilioBaseUrl.TrimEnd('/')}/2010-04-01/Accounts/{Uri.EscapeDataString(account)}/Messages.json{query}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{account}:{options.Value.TwilioAuthToken}")));
        return request;
    }

    private static async Task<int?> CodeAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            return (await response.Content.ReadFromJsonAsync(TwilioJson.Default.Refusal, cancellationToken))?.Code;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Twilio writes dates as in e-mail: <c>Tue, 24 Nov 2026 10:00:00 +0000</c>.</summary>
    private static DateTimeOffset Created(Message message)
        => DateTimeOffset.TryParse(message.DateCreated, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var created) ? created : DateTimeOffset.MinValue;

    private sealed record Message(string? Sid, string? Body, string? Status, string? DateCreated);

    private sealed record MessageList(IReadOnlyList<Message>? Messages);

    private sealed record Refusal(int? Code);

    [JsonSourceGenerationOptions(JsonSerializerDefaults.Web, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
    [JsonSerializable(typeof(Message))]
    [JsonSerializable(typeof(MessageList))]
    [JsonSerializable(typeof(Refusal))]
    private sealed partial class TwilioJson : JsonSerializerContext;
}
