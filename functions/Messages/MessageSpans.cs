using System.Diagnostics;

namespace FeedbackPipeline.Messages;

/// <summary>Joins the trace of whoever works on a message to the trace of whoever sent it. Without anybody who listens, it does nothing.</summary>
public static class MessageSpans
{
    public const string SourceName = "FeedbackPipeline.Messages";

    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>Where the sender is, as W3C <c>traceparent</c>; null where nobody records it.</summary>
    internal static string? Here => Activity.Current is { Recorded: true, IdFormat: ActivityIdFormat.W3C } span ? span.Id : null;

    /// <summary>Starts the span of one try.</summary>
    internal static Activity? Start(string queue, Envelope envelope, int dequeued)
    {
        ActivityLink[] links = ActivityContext.TryParse(envelope.TraceParent, null, isRemote: true, out var sender) ? [new(sender)] : [];
        return Source.StartActivity(ActivityKind.Consumer, name: $"process {queue}", links: links)?
            .SetTag("messaging.destination.name", queue)
            .SetTag("messaging.operation.type", "process")
            .SetTag("messaging.message", envelope.Name)
            .SetTag("messaging.dequeued", dequeued);
    }
}
