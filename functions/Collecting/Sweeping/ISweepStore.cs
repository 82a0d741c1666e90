namespace FeedbackPipeline.Collecting.Sweeping;

/// <summary>Finds what got stuck or ran out. Implemented by the store; each call is idempotent.</summary>
public interface ISweepStore
{
    /// <summary>Queues again what is still <c>received</c> since before <paramref name="before"/> and waits in no queue; returns how many.</summary>
    Task<int> RequeueStuckAsync(DateTimeOffset before, CancellationToken cancellationToken);

    /// <summary>Closes about-you dialogues untouched since before <paramref name="before"/>, so that what was not answered counts as unknown; returns how many.</summary>
    Task<int> CloseIdleDialoguesAsync(DateTimeOffset before, CancellationToken cancellationToken);

    /// <summary>Deletes drafts untouched since before <paramref name="before"/>; returns how many.</summary>
    Task<int> DeleteOldDraftsAsync(DateTimeOffset before, CancellationToken cancellationToken);
}
