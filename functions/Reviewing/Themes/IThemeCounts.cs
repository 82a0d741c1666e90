using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Reviewing.Themes;

/// <summary>How often themes were mentioned, from counters kept at every tagging. Implemented by the store.</summary>
public interface IThemeCounts
{
    /// <summary>Everything at a place and below it, by month of receipt; both days are included.</summary>
    Task<IReadOnlyList<ThemeCount>> ReadAsync(string place, DateOnly from, DateOnly to, CancellationToken cancellationToken);

    /// <summary>How many at these places wait for the tagger or could not be tagged; counts no further than <paramref name="most"/>.</summary>
    Task<int> CountNotYetTaggedAsync(IReadOnlyList<string> places, int most, CancellationToken cancellationToken);
}

/// <param name="Month">As <c>2026-11</c>.</param>
/// <param name="Theme"><see cref="AllFeedback"/>, <see cref="WithoutTheme"/> or a theme's id.</param>
public sealed record ThemeCount(string Month, string Theme, Sentiment Sentiment, int Count)
{
    public const string AllFeedback = "";
    public const string WithoutTheme = "-";
}
