namespace FeedbackPipeline.Storing.Erasing;

/// <summary>Removes every copy of one person's words. Implemented by the store.</summary>
public interface IErasureStore
{
    /// <summary>Words, tags, queued work and theme counts go; what was counted stays counted without its id; a tombstone beats later upserts.</summary>
    /// <returns>What was done, or null where the receipt is unknown.</returns>
    Task<Erased?> EraseAsync(string receipt, string actor, CancellationToken cancellationToken);
}

/// <summary>What an erasure left behind.</summary>
/// <param name="ConcernKept">A sealed copy stays with the safeguarding lead until an open concern is decided.</param>
public sealed record Erased(string FeedbackId, bool ConcernKept);
