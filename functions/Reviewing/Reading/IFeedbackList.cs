using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Reviewing.Reading;

/// <summary>Redacted feedback, newest first. Implemented by the store, which reads by index and never counts.</summary>
public interface IFeedbackList
{
    /// <param name="after">Id of the last feedback seen; null, or one that was erased since, begins at the newest.</param>
    Task<FeedbackPage> ReadAsync(FeedbackFilter filter, string? after, int most, CancellationToken cancellationToken);
}

/// <param name="Next">What to ask for next as <c>after</c>; null at the end.</param>
/// <param name="LookedShort">True where the search stopped after looking at very many that did not fit: there may be more further back.</param>
public sealed record FeedbackPage(IReadOnlyList<ListedFeedback> Items, string? Next, bool LookedShort);

/// <summary>One feedback as lists show it.</summary>
/// <param name="Tagged">False: not yet read by the tagger, so there are no redacted words to show.</param>
/// <param name="Words">Redacted, one text for each question answered.</param>
/// <param name="OpenConcerns">How many of its concerns wait for a decision.</param>
public sealed record ListedFeedback(
    string Id,
    DateTimeOffset Received,
    string Place,
    Channel Channel,
    Help Help,
    string? Language,
    bool Tagged,
    bool Read,
    Sentiment? Sentiment,
    IReadOnlyList<Answer> Words,
    IReadOnlyList<string> Themes,
    int OpenConcerns)
{
    /// <summary>True where a person decided the tags.</summary>
    public bool PersonChecked { get; init; }

    /// <summary>False: in a language without themes, and nobody has translated it.</summary>
    public bool Themed { get; init; } = true;
}
