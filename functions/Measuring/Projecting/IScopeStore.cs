using FeedbackPipeline.Measuring.Folding;
using FeedbackPipeline.Measuring.Publishing;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Measuring.Projecting;

/// <summary>The feed of feedback, and the ledger and state of each scope. One writer a scope at a time wins. Implemented by the store.</summary>
public interface IScopeStore
{
    /// <summary>Where a scope stands; at the feed's beginning where it is new.</summary>
    Task<ScopeRecord> LoadAsync(string scope, CancellationToken cancellationToken);

    /// <summary>The next entries of the feed after a position, in its order; a feedback comes again each time something about it became known.</summary>
    Task<IReadOnlyList<FeedEntry>> ReadFeedAsync(long after, int most, CancellationToken cancellationToken);

    /// <summary>What these people count as in this epoch, by person and dimension.</summary>
    Task<Dictionary<(string Person, string Dimension), SeenAs>> ReadSeenAsync(string scope, int epoch, IReadOnlyCollection<string> people, CancellationToken cancellationToken);

    /// <summary>
    /// The scope's part of the chance of a false alert in an epoch, fixed at its first use: what is left, shared equally among the monitored scopes that
    /// have none yet, with one part kept back while places remain that nobody monitors. The parts of one epoch never add up to more than <paramref name="alpha"/>.
    /// </summary>
    Task<double> AlphaAsync(string scope, int epoch, double alpha, IReadOnlyCollection<string> monitored, bool othersMayJoin, CancellationToken cancellationToken);

    /// <summary>Observations, markers, state, position and signals, all or none.</summary>
    /// <returns>False where another process was first: load again.</returns>
    Task<bool> CommitAsync(ScopeCommit commit, CancellationToken cancellationToken);

    /// <summary>A scope's observations in the order of record.</summary>
    Task<IReadOnlyList<LedgerEntry>> ReadLedgerAsync(string scope, CancellationToken cancellationToken);
}

/// <param name="Version">Goes up with each commit.</param>
/// <param name="Position">The last feed entry that was worked.</param>
/// <param name="Sequence">Number of the ledger's last observation.</param>
/// <param name="Day">The newest day the ledger has; null before the first observation.</param>
public sealed record ScopeRecord(string Scope, long Version, long Position, long Sequence, ScopeState State, DateOnly? Day = null);

/// <summary>Something to count, in the order it became known.</summary>
/// <param name="Position">Its place in the feed.</param>
/// <param name="Person">The count token, or the feedback's own id where nobody is known.</param>
public abstract record FeedEntry(long Position, string Person);

/// <summary>What measuring needs of one feedback: never the words.</summary>
/// <param name="Place">The place it is about.</param>
/// <param name="Linked">Came by an invitation of the register.</param>
/// <param name="Home">Where the register supports the person now, by whatever channel the words came; null: not on it, or no longer.</param>
/// <param name="Closed">No more about-you answers will come.</param>
public sealed record FeedItem(
    long Position,
    string Id,
    DateTimeOffset Received,
    string Place,
    Help Help,
    string Person,
    bool Linked,
    string? Home,
    bool Closed,
    IReadOnlyList<AboutAnswer> About) : FeedEntry(Position, Person);

/// <summary>Somebody of the register left (no <paramref name="To"/>), came back (no <paramref name="From"/>) or moved to another place.</summary>
public sealed record RegisterMove(long Position, string Person, string? From, string? To) : FeedEntry(Position, Person);

/// <param name="Category">What a person of the register counted as; null where nothing is known.</param>
public readonly record struct SeenAs(ObservationKind Kind, string? Category = null);

/// <summary>One observation with what it was compared with.</summary>
/// <param name="Person">Whom it counts; null after erasing.</param>
/// <param name="Reference">Version of the reference in force.</param>
public sealed record LedgerEntry(long Sequence, string? Person, int Reference, Observation Observation)
{
    /// <summary>What the person counts as from here on; kept beside the ledger, for the current epochs only.</summary>
    public SeenAs Marker { get; init; }
}

/// <param name="Before">The record it was worked from.</param>
public sealed record ScopeCommit(ScopeRecord Before, long Position, ScopeState State, IReadOnlyList<LedgerEntry> Observations, IReadOnlyList<RepresentationSignal> Signals)
{
    /// <summary>The ledger's last number on each day of the page.</summary>
    public IReadOnlyDictionary<DateOnly, long> Days { get; init; } = new Dictionary<DateOnly, long>();

    /// <summary>The scope at each time of publication the page reached.</summary>
    public IReadOnlyList<Publication> Publications { get; init; } = [];

    /// <summary>The record once this is in the store.</summary>
    public ScopeRecord After()
        => Before with
        {
            Version = Before.Version + 1,
            Position = Position,
            Sequence = Before.Sequence + Observations.Count,
            State = State,
            Day = Days.Count == 0 ? Before.Day : Days.Keys.Max(),
        };
}
