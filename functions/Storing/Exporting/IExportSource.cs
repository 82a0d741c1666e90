using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Storing.Exporting;

/// <summary>Everything that may leave, a page at a time, oldest first: by when it was received, then by its id. Implemented by the store.</summary>
public interface IExportSource
{
    /// <summary>What is erased while pages are read is not in those that come after.</summary>
    /// <param name="places">Ids; null for every place.</param>
    IAsyncEnumerable<IReadOnlyList<ExportedRow>> ReadAsync(IReadOnlyList<string>? places, CancellationToken cancellationToken);

    Task RecordAsync(string actor, string place, int rows, CancellationToken cancellationToken);
}

/// <param name="Redacted">The redacted answers; empty where the tagger has not read it, since words as given never leave this way.</param>
/// <param name="About">Only what was answered, non-answers included.</param>
public sealed record ExportedRow(
    string Id,
    DateTimeOffset Received,
    string Channel,
    string Place,
    string Help,
    string Survey,
    IReadOnlyList<string> Redacted,
    IReadOnlyList<ScoredTheme> Themes,
    ScoredSentiment? Sentiment,
    IReadOnlyList<AboutAnswer> About);
