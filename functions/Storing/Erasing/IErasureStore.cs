namespace FeedbackPipeline.Storing.Erasing;

/// <summary>Removes every copy of one person's words. Implemented by the store.</summary>
public interface IErasureStore
{
    /// <summary>Words, tags, queued work and theme counts go; what was counted stays counted without its id; a tombstone beats later upserts.</summary>
    /// <returns>What was done, or null where the receipt is unknown.</returns>
    Task<Erased?> EraseAsync(string receipt, string actor, CancellationToken cancellationToken);

    /// <summary>The same by the feedback's own id: for words that a restored backup brought back, whose receipt nobody has.</summary>
    /// <returns>What was done, or null where there are no such words.</returns>
    Task<Erased?> EraseByIdAsync(string feedbackId, string actor, CancellationToken cancellationToken);

    /// <summary>Ids of all that was erased since a moment, oldest first: to be erased again in what is restored from before.</summary>
    Task<IReadOnlyList<string>> ErasedSinceAsync(DateTimeOffset since, CancellationToken cancellationToken);
}

/// <summary>What an erasure left behind.</summary>
/// <param name="ConcernKept">A sealed copy stays with the safeguarding lead until an open concern is decided.</param>
public sealed record Erased(string FeedbackId, bool ConcernKept);
