using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Storing.Exporting;

/// <summary>Everything that may leave, a page at a time in the order it arrived. Implemented by the store.</summary>
public interface IExportSource
{
    /// <param name="after">Number of the last row of the page before; 0 at the start.</param>
    /// <param name="places">Ids; null for every place.</param>
    /// <returns>The next page; empty at the end.</returns>
    Task<IReadOnlyList<ExportedRow>> ReadAsync(long after, IReadOnlyList<string>? places, CancellationToken cancellationToken);

    Task RecordAsync(string actor, string place, int rows, CancellationToken cancellationToken);
}

/// <param name="Number">Where it stands in the order of arrival; never exported.</param>
/// <param name="Redacted">The redacted answers; empty where the tagger has not read it, since words as given never leave this way.</param>
/// <param name="About">Only what was answered, non-answers included.</param>
public sealed record ExportedRow(
    long Number,
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
