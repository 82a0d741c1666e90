using FeedbackPipeline.Measuring.Projecting;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Measuring.Publishing;

/// <summary>What was published of each scope, and the ledger by day. Implemented by the store, which writes them with the observations.</summary>
public interface IPublicationBook
{
    /// <summary>The newest up to a day.</summary>
    /// <param name="shownOnly">Only those that people outside the core team may see.</param>
    Task<Publication?> NewestAsync(string scope, DateOnly day, bool shownOnly, CancellationToken cancellationToken);

    /// <summary>All of one epoch up to a day, oldest first.</summary>
    Task<IReadOnlyList<Publication>> OfEpochAsync(string scope, int epoch, DateOnly day, CancellationToken cancellationToken);

    /// <summary>Number of the ledger's last observation up to the end of a day; null where there was none yet.</summary>
    Task<long?> SequenceOnAsync(string scope, DateOnly day, CancellationToken cancellationToken);

    /// <summary>The observations after one number up to another, in the order of record.</summary>
    Task<IReadOnlyList<LedgerEntry>> ReadLedgerAsync(string scope, long after, long upTo, CancellationToken cancellationToken);

    /// <summary>The scope's part of the chance of a false alert in an epoch; null where none was given yet. Gives none away.</summary>
    Task<double?> FindAlphaAsync(string scope, int epoch, CancellationToken cancellationToken);

    /// <summary>What happened to alerts of a scope, oldest first.</summary>
    Task<IReadOnlyList<RepresentationSignal>> SignalsAsync(string scope, CancellationToken cancellationToken);
}
