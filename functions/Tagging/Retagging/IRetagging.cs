namespace FeedbackPipeline.Tagging.Retagging;

/// <summary>Comments that wait to be read again. Implemented by the store.</summary>
public interface IRetagging
{
    /// <summary>Asks for everything tagged by an older version to be read again.</summary>
    Task AskAsync(string actor, CancellationToken cancellationToken);

    /// <summary>Asks where something was learned since the last time and that time is before <paramref name="notSince"/>: each correction teaches, but not each re-reads everything.</summary>
    Task AskAfterLearningAsync(DateTimeOffset notSince, CancellationToken cancellationToken);

    /// <summary>The number of the newest request that is not done; 0 where none is.</summary>
    Task<long> OpenAsync(CancellationToken cancellationToken);

    /// <summary>Some that were tagged by anything but <paramref name="tagger"/>, in the order of an index.</summary>
    Task<IReadOnlyList<string>> OutdatedAsync(string tagger, int most, CancellationToken cancellationToken);

    /// <summary>Some on which the second reader failed before <paramref name="notSince"/>, the longest ago first.</summary>
    Task<IReadOnlyList<string>> HalfReadAsync(DateTimeOffset notSince, int most, CancellationToken cancellationToken);

    /// <summary>How many the second reader answered for at least so often without reading all of them.</summary>
    Task<int> RefusedAsync(int atLeast, CancellationToken cancellationToken);

    /// <summary>Its tags stay as they are, since reading it again failed; it counts as read by <paramref name="tagger"/>.</summary>
    Task LeaveAsync(string feedbackId, string tagger, CancellationToken cancellationToken);

    /// <summary>Puts down that this request and all before it are done.</summary>
    Task FinishAsync(long request, CancellationToken cancellationToken);

    Task<RetaggingProgress> ProgressAsync(string tagger, CancellationToken cancellationToken);
}

/// <param name="Open">True while comments are read again.</param>
/// <param name="Tagged">All tagged comments.</param>
/// <param name="Outdated">How many of them an older version has tagged.</param>
/// <param name="Finished">When the last request was done; null where none was made.</param>
public sealed record RetaggingProgress(bool Open, int Tagged, int Outdated, DateTimeOffset? Finished)
{
    public int Done => Tagged - Outdated;
}
