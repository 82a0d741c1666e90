using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using FeedbackPipeline.Tests.Infrastructure;

namespace FeedbackPipeline.Tests.Collecting.Texting.CommunicationServices;

/// <summary>Calls as Event Grid makes them.</summary>
internal static class EventGrid
{
    public const string Route = "/api/inbound/sms/acs";
    public const string Secret = "a-secret-of-more-than-thirty-two-signs";
    public const string Words = "The bus café was too loud & bright";

    public static (string Key, string Value)[] Settings => [("AzureTexts:Secret", Secret), ("Texting:TwilioAuthToken", "")];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>A body of <c>Data/texting</c>.</summary>
    public static string Body(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", "texting", $"{name}.json"));

    /// <summary>Texts with these words, in one call.</summary>
    public static string Of(params string[] words) => new JsonArray([.. words.Select(JsonNode (text, number) => Event($"Incoming_{number}", "447700900123", text))]).ToJsonString();

    public static JsonObject Event(string id, string from, string words)
    {
        var one = JsonNode.Parse(Body("event-grid"))![0]!.DeepClone().AsObject();
        (one["data"]!["messageId"], one["data"]!["from"], one["data"]!["message"]) = (id, from, words);
        return one;
    }

    public static Task<HttpResponseMessage> PostAsync(PipelineApp app, string body, params (string Name, string Value)[] headers)
        => SendAsync(app, HttpMethod.Post, body, Route, [("X-Feedback-Secret", Secret), ("aeg-event-type", "Notification"), ("aeg-subscription-name", "TEXTS"), .. headers]);

    /// <param name="headers">The last of a name counts; an empty one leaves it out.</param>
    public static async Task<HttpResponseMessage> SendAsync(PipelineApp app, HttpMethod method, string body, string address, params (string Name, string Value)[] headers)
    {
        var given = headers.GroupBy(header => header.Name, header => header.Value).Select(header => (Name: header.Key, Value: header.Last())).Where(header => header.Value.Length > 0).ToList();
        var type = given.Where(header => header.Name == "Content-Type").Select(header => header.Value).FirstOrDefault("application/json; charset=utf-8");
        using var request = new HttpRequestMessage(method, address) { Content = new StringContent(body, Encoding.UTF8) };
        request.Content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(type);
        foreach (var (name, value) in given.Where(header => header.Name != "Content-Type"))
        {
            request.Headers.Add(name, value);
        }

        return await app.Anyone().SendAsync(request, Stop);
    }

    /// <summary>Works what came in and sends the replies.</summary>
    public static async Task WorkAsync(this Texts texts)
    {
        await texts.App.DrainAsync();
        await texts.App.DrainAsync();
    }

    public static Task<string> SaysAsync(this HttpResponseMessage answer) => answer.Content.ReadAsStringAsync(Stop);

    public static string Number(int number) => string.Create(CultureInfo.InvariantCulture, $"4477009001{number:00}");
}
