using FeedbackPipeline.Tagging;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Storing.Sqlite.Tagging;

/// <summary>What a person decided about the tags of one feedback; it outranks the tagger, now and whenever the feedback is tagged again.</summary>
internal sealed record SqliteDecision(IReadOnlyList<string> Themes, string Sentiment)
{
    private const double Certain = 1;

    /// <summary>The decision that counts; null where nobody decided, or the last decision was undone.</summary>
    public static SqliteDecision? Newest(SqliteSession session, string feedbackId)
        => session.First(
            "SELECT themes, sentiment FROM checks WHERE feedback = ?1 ORDER BY number DESC LIMIT 1",
            row => row.IsDBNull(0) ? null : new SqliteDecision(TagsJson.Texts(row.GetString(0)), row.GetString(1)),
            feedbackId);

    /// <summary>The tags that count, with what was decided in the place of what the tagger said.</summary>
    public TaggedFeedback Over(TaggedFeedback tagged)
        => tagged with
        {
            Themes = [.. Themes.Select(theme => Resolve(theme, tagged.Merged)).Distinct(StringComparer.Ordinal).Select(theme => new ScoredTheme(theme, Certain))],
            Sentiment = new(Code.Parse<Sentiment>(Sentiment), Certain),
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
