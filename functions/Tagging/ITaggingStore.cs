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
    string Tagger)
{
    /// <summary>How sure the tagger is of the theme it is least sure of, from 0.5 (it could be either) to 1.</summary>
    public double Surety { get; init; } = Themes.Count == 0 ? 0.5 : Math.Clamp(Themes.Min(theme => theme.Score), 0.5, 1);

    /// <summary>Which theme took in which, for what people decided before.</summary>
    public IReadOnlyDictionary<string, string>? Merged { get; init; }

    /// <summary>Words that can be a topic, from the redacted words in English.</summary>
    public IReadOnlyList<string> Terms { get; init; } = [];

    /// <summary>True where the lot fell on it: a person checks it, so that the machine's errors can be counted.</summary>
    public bool Sampled { get; init; }

    /// <summary>False where a second reader was asked and failed: what it would have found may still be there, and it is asked again.</summary>
    public bool Whole { get; init; } = true;

    /// <summary>True where it failed without answering at all.</summary>
    public bool Unanswered { get; init; }

    /// <summary>How often it has answered without reading all of it; 0 where it read all.</summary>
    public int Refused { get; init; }

    /// <summary>True where it is in a language without themes and nobody has translated it yet.</summary>
    public bool NotThemed { get; init; }
}
