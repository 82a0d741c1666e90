using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using FeedbackPipeline.Tests.Infrastructure;

namespace FeedbackPipeline.Tests.Collecting;

/// <summary>Calls at the JSON door, as somebody without a session makes them.</summary>
internal static class FeedbackApiCalls
{
    public static async Task<string> ReceiptAsync(PipelineApp app)
        => (await JsonAsync(await SendAsync(app, """{ "text": "Hello" }"""))).GetProperty("receipt").GetString()!;

    public static Task<HttpResponseMessage> SendAsync(PipelineApp app, string body) => SendAsync(app.Anyone(), body);

    public static async Task<HttpResponseMessage> SendAsync(HttpClient client, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        return await client.PostAsync(new Uri("/api/feedback", UriKind.Relative), content, TestContext.Current.CancellationToken);
    }

    public static async Task<HttpResponseMessage> AboutAsync(PipelineApp app, string receipt, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        return await PostAsync(app, $"/api/feedback/{receipt}/about", content);
    }

    public static Task<HttpResponseMessage> PostAsync(PipelineApp app, string path, HttpContent content)
        => app.Anyone().PostAsync(new Uri(path, UriKind.Relative), content, TestContext.Current.CancellationToken);

    public static Task<JsonElement> JsonAsync(HttpResponseMessage answer)
        => answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);

    public static async Task NothingIsStoredAsync(PipelineApp app)
    {
        (await app.FeedbackCountAsync()).ShouldBe(0);
        (await app.WaitingAsync()).ShouldBe(0);
    }
}
