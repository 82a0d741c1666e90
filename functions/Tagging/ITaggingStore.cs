using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tagging;

/// <summary>What tagging reads and writes. Implemented by the store.</summary>
public interface ITaggingStore
{
    /// <summary>Null where it is unknown or was erased.</summary>
    Task<Submission?> LoadAsync(string feedbackId, CancellationToken cancellationToken);

    /// <summary>
    /// One upsert by id, counters included: the same tags twice leave the same state, other tags replace the old ones. Does nothing where the
    /// feedback was erased meanwhile.
    /// </summary>
    Task SaveAsync(TaggedFeedback tagged, CancellationToken cancellationToken);

    /// <summary>Puts on record that it could not be tagged; a person must read it.</summary>
    /// <param name="concerns">Raised with it: what screening found nevertheless, and that tagging failed.</param>
    Task MarkFailedAsync(string feedbackId, IReadOnlyList<Concern> concerns, CancellationToken cancellationToken);
}

/// <summary>A submission with what was found in it.</summary>
/// <param name="Redacted">The answers with identifiers removed; what screens and exports show.</param>
/// <param name="Tagger">Name and version of what tagged it.</param>
public sealed record TaggedFeedback(
    string Id,
    string Language,
    IReadOnlyList<Answer> Redacted,
    IReadOnlyList<ScoredTheme> Themes,
    ScoredSentiment Sentiment,
    IReadOnlyList<Concern> Concerns,
    string Tagger);
