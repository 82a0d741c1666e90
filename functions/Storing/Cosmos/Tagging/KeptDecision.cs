using FeedbackPipeline.Tagging;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Storing.Cosmos.Tagging;

/// <summary>What a person decided about the tags of one feedback; it outranks the tagger, now and whenever the feedback is tagged again.</summary>
internal sealed record KeptDecision(IReadOnlyList<string> Themes, Sentiment Sentiment)
{
    public const double Certain = 1;

    public IReadOnlyList<ScoredTheme> Scored => [.. Themes.Select(theme => new ScoredTheme(theme, Certain))];

    /// <summary>The decision that counts; null where nobody decided, or the last decision was undone.</summary>
    public static KeptDecision? Newest(FeedbackDocument feedback) => feedback.Checks is [.., var newest] ? Of(newest) : null;

    /// <summary>Null where the machine's tags count again.</summary>
    public static KeptDecision? Of(KeptCheck check) => check is { Themes: { } themes, Sentiment: { } sentiment } ? new(themes, sentiment) : null;

    /// <summary>The tags that count, with what was decided in the place of what the tagger said.</summary>
    public TaggedFeedback Over(TaggedFeedback tagged)
        => tagged with
        {
            Themes = [.. Themes.Select(theme => Resolve(theme, tagged.Merged)).Distinct(StringComparer.Ordinal).Select(theme => new ScoredTheme(theme, Certain))],
            Sentiment = new(Sentiment, Certain),
        };

    private static string Resolve(string theme, IReadOnlyDictionary<string, string>? merged)
    {
        var at = theme;
        for (var steps = 0; merged is not null && steps < merged.Count && merged.TryGetValue(at, out var next); steps++)
        {
            at = next;
        }

        return at;
    }
}
