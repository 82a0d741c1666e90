using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using FeedbackPipeline.Collecting.Texting.Sending;
using FeedbackPipeline.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace FeedbackPipeline.Tests.Collecting.Texting;

/// <summary>A phone that texts through Twilio, and a stand-in that keeps what is sent back.</summary>
internal sealed class Texts : ISendText, IAsyncDisposable
{
    public const string Token = "test-auth-token";
    public const string Address = "https://feedback.example.org";
    public const string Number = "+447700900123";
    private int messages;

    private static readonly (string Key, string Value)[] Usual =
    [
        ("Texting:TwilioAuthToken", Token), ("Organisation:PublicBaseUrl", Address), ("Organisation:Name", "Elm Care"),
        ("Organisation:Telephone", "01632 960 001"), ("Texting:SafeguardingTelephone", "01632 960 002"),
    ];

    public Texts(params (string Key, string Value)[] settings)
        => App = new([.. Usual.Where(usual => settings.All(given => given.Key != usual.Key)), .. settings.Where(given => given.Value.Length > 0)])
        {
            Replace = services =>
            {
                services.AddSingleton<ISendText>(this);
                Replace(services);
            },
        };

    public PipelineApp App { get; }

    /// <summary>Puts more stand-ins where a test needs them; called while the application is built.</summary>
    public Action<IServiceCollection> Replace { get; init; } = _ => { };

    public string Name => "stand-in";

    /// <summary>What arrived on phones, in order.</summary>
    public ConcurrentQueue<OutgoingText> Sent { get; } = [];

    /// <summary>What the provider says; null means it took the text.</summary>
    public Func<OutgoingText, SendOutcome>? Answer { get; set; }

    public Task<SendOutcome> SendAsync(OutgoingText text, CancellationToken cancellationToken)
    {
        if (Answer?.Invoke(text) is { } outcome)
        {
            return Task.FromResult(outcome);
        }

        Sent.Enqueue(text);
        return Task.FromResult(new SendOutcome(SendState.Sent, "SM-out"));
    }

    public Task<bool> WasSentAsync(OutgoingText text, DateTimeOffset since, CancellationToken cancellationToken) => Task.FromResult(Sent.Contains(text));

    /// <summary>A text comes in, is worked and answered; returns what was sent back.</summary>
    public async Task<string[]> TextAsync(string words, string from = Number, params (string Name, string Value)[] more)
    {
        var before = Sent.Count;
        using var answer = await PostAsync(words, from, more);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        await App.DrainAsync();
        await App.DrainAsync();
        return [.. Sent.Skip(before).Select(text => text.Words)];
    }

    public Task<HttpResponseMessage> PostAsync(string words, string from = Number, params (string Name, string Value)[] more)
        => SendAsync(App.Anyone(), Fields(words, from, [("MessageSid", $"SM{++messages:d32}"), .. more]));

    public static Dictionary<string, string> Fields(string words, string from, params (string Name, string Value)[] more)
    {
        var fields = new Dictionary<string, string> { ["AccountSid"] = "AC0", ["From"] = from, ["To"] = "+447700900456", ["Body"] = words, ["NumMedia"] = "0" };
        foreach (var (name, value) in more)
        {
            fields[name] = value;
        }

        return fields;
    }

    public static async Task<HttpResponseMessage> SendAsync(HttpClient client, IReadOnlyDictionary<string, string> fields, string address = Address, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/inbound/sms/twilio") { Content = new FormUrlEncodedContent(fields) };
        request.Headers.Add("X-Twilio-Signature", Sign($"{address}/api/inbound/sms/twilio", fields));
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public static string Sign(string url, IReadOnlyDictionary<string, string> fields)
#pragma warning disable CA5350 // Twilio signs so
        => Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(Token), Encoding.UTF8.GetBytes(url + string.Concat(fields.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => field.Key + field.Value)))));
#pragma warning restore CA5350

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
