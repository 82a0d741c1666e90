using FeedbackPipeline.Messages;
using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Collecting.Sweeping;

/// <summary>Runs every five minutes: nothing accepted stays unread because a message was lost.</summary>
public sealed partial class SweepUp(ISweepStore store, IOptions<CollectingOptions> options, TimeProvider time, ILogger<SweepUp> logger) : ITimedWork
{
    private static readonly TimeSpan Stuck = TimeSpan.FromMinutes(5);

    public string Name => "fn-sweep";

    public TimeSpan Every => TimeSpan.FromMinutes(5);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var requeued = await store.RequeueStuckAsync(now - Stuck, cancellationToken);
        var closed = await store.CloseIdleDialoguesAsync(now - TimeSpan.FromHours(options.Value.AboutYouIdleHours), cancellationToken);
        var deleted = await store.DeleteOldDraftsAsync(KeptFor.CutOff(now, options.Value.DraftDays, Every), cancellationToken);
        Log.Swept(logger, requeued, closed, deleted);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Debug, "Swept: {Requeued} queued again, {Closed} dialogues closed, {Deleted} drafts deleted.")]
        public static partial void Swept(ILogger logger, int requeued, int closed, int deleted);
    }
}
