using System.Net.Mime;
using System.Text.Json;

namespace FeedbackPipeline.Tests.Hosting.Functions.Simulating;

/// <summary>What the host makes of a handler's answer.</summary>
internal enum CallResult
{
    Succeeded,
    Failed,

    /// <summary>An empty answer: the host waits until the function's time is over, and then kills the handler.</summary>
    NeverEnds,
}

internal static class CallResults
{
    public static async Task<CallResult> OfAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        if (!answer.IsSuccessStatusCode)
        {
            return CallResult.Failed;
        }

        var body = (await answer.Content.ReadAsStringAsync(cancellationToken)).Trim();
        if (body is "" or "null")
        {
            return CallResult.NeverEnds;
        }

        return answer.Content.Headers.ContentType?.MediaType == MediaTypeNames.Application.Json && IsObject(body) ? CallResult.Succeeded : CallResult.Failed;
    }

    private static bool IsObject(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
