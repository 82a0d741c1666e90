using System.Net.Mime;

namespace FeedbackPipeline.Tests.Hosting.Functions.Simulating;

/// <summary>What the host makes of a handler's answer.</summary>
internal enum CallResult
{
    Succeeded,
    Failed,

    /// <summary>An empty answer: the host waits until the function's time is over, and then kills the handler.</summary>
    NeverEnds,

    /// <summary>The function's time was over, and the handler was killed.</summary>
    TimedOut,
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

        return answer.Content.Headers.ContentType?.MediaType == MediaTypeNames.Application.Json && HostAnswer.Read(body) is not null ? CallResult.Succeeded : CallResult.Failed;
    }
}
