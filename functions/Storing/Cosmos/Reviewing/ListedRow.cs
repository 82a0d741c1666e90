using FeedbackPipeline.Reviewing.Concerns;
using FeedbackPipeline.Reviewing.Reading;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Storing.Cosmos.Reviewing;

/// <summary>One feedback as lists show it: redacted words only, so that words as given never leave the store for a list.</summary>
internal sealed record ListedRow(
    string Id,
    DateTimeOffset Received,
    string Place,
    Channel Channel,
    Help Help,
    string? Language,
    FeedbackState State,
    DateTimeOffset? Read,
    Sentiment? Sentiment,
    IReadOnlyList<ScoredTheme> Themes,
    bool? Checked,
    bool? Themed,
    IReadOnlyList<KeptAnswer> Words,
    IReadOnlyList<ConcernState> Concerns)
{
    public const string Columns =
        """
        c.id, c.received, c.place, c.channel, c.help, c.language, c.state, c.read, c.sentiment, c.themes, c.machine.checked AS checked, c.machine.themed AS themed,
        ARRAY(SELECT w.question, w.asked, w.redacted FROM w IN c.words WHERE IS_DEFINED(w.redacted)) AS words,
        ARRAY(SELECT VALUE k.state FROM k IN c.concerns) AS concerns
        """;

    public static ListedRow Of(FeedbackDocument feedback)
        => new(
            feedback.Id,
            feedback.Received,
            feedback.Place,
            feedback.Channel,
            feedback.Help,
            feedback.Language,
            feedback.State,
            feedback.Read,
            feedback.Sentiment,
            feedback.Themes,
            feedback.Machine?.Checked,
            feedback.Machine?.Themed,
            [.. feedback.Words.Where(word => word.Redacted is not null)],
            [.. feedback.Concerns.Select(concern => concern.State)]);

    public static IEnumerable<ScoredTheme> Order(IReadOnlyList<ScoredTheme> themes) => themes.OrderByDescending(theme => theme.Score).ThenBy(theme => theme.Id, StringComparer.Ordinal);

    public ListedFeedback ToListed()
        => new(
            Id,
            Received,
            Place,
            Channel,
            Help,
            Language,
            State == FeedbackState.Tagged,
            Read is not null,
            Sentiment,
            [.. Words.OrderBy(word => word.Question, StringComparer.Ordinal).Select(word => new Answer(word.Question, word.Redacted!, word.Asked))],
            [.. Order(Themes).Select(theme => theme.Id)],
            Concerns.Count(state => state is ConcernState.Open or ConcernState.NeedsInformation))
        {
            PersonChecked = Checked ?? false,
            Themed = Themed ?? true,
        };
}
