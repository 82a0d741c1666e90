using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Measuring.Watching;

/// <summary>What watches remember, and what they look at. Implemented by the store.</summary>
public interface IWatchStore
{
    /// <summary>Where a watch stands; an empty state at the beginning where it is new.</summary>
    Task<WatchRecord> LoadAsync(string scope, CancellationToken cancellationToken);

    /// <summary>Accepted feedback after a checkpoint, each exactly once, in the order it was accepted.</summary>
    Task<IReadOnlyList<Arrival>> ReadArrivalsAsync(long after, int most, CancellationToken cancellationToken);

    /// <summary>Days on which something came, from a day on, in order.</summary>
    Task<IReadOnlyList<HeardDay>> ReadDaysAsync(DateOnly from, CancellationToken cancellationToken);

    /// <summary>Those of these people who were counted in this watch and epoch already.</summary>
    Task<HashSet<string>> ReadSeenAsync(string scope, int epoch, IReadOnlyCollection<string> people, CancellationToken cancellationToken);

    /// <summary>State, checkpoint, marks and signals, all or none.</summary>
    /// <returns>False where another process was first: load again.</returns>
    Task<bool> CommitAsync(WatchCommit commit, CancellationToken cancellationToken);
}

/// <param name="Sequence">Number of the last signal.</param>
/// <param name="State">JSON of the watch's own; empty at the beginning.</param>
public sealed record WatchRecord(string Scope, long Version, long Checkpoint, long Sequence, string State);

/// <summary>What a watch needs of one feedback: never the words.</summary>
/// <param name="Number">Its place in the order of acceptance.</param>
/// <param name="Person">The count token, or the feedback's own id where nobody is known.</param>
public sealed record Arrival(long Number, DateTimeOffset Received, string Place, Channel Channel, Help Help, string Person);

/// <param name="Live">It was seen within a month of the day; false for words of long ago that were imported.</param>
public sealed record HeardDay(string Place, Channel Channel, DateOnly Day, bool Live);

/// <param name="Days">Marks to add.</param>
/// <param name="Seen">People counted by this commit, with their epoch.</param>
/// <param name="Signals">Bodies, in order; each gets the next sequence.</param>
public sealed record WatchCommit(
    WatchRecord Before,
    long Checkpoint,
    string State,
    IReadOnlyList<string> Signals,
    IReadOnlyCollection<HeardDay>? Days = null,
    IReadOnlyCollection<(int Epoch, string Person)>? Seen = null);
