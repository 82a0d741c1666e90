using FeedbackPipeline.Reviewing.Reading;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Storing.Sqlite.Reviewing;

/// <summary>One feedback as lists show it: redacted words only.</summary>
internal static class SqliteListed
{
    public const string Feedback =
        """
        SELECT feedback.received, feedback.place, channel, help, language, state, read, feedback.sentiment, coalesce(checked, 0), coalesce(themed, 1)
        FROM feedback LEFT JOIN machine_tags ON machine_tags.feedback = feedback.id WHERE id = ?1
        """;
    public const string Redacted = "SELECT question, text, asked FROM redacted WHERE feedback = ?1 ORDER BY question";
    public const string Themes = "SELECT theme, score FROM themes WHERE feedback = ?1 ORDER BY score DESC, theme";
    public const string OpenConcerns = "SELECT count(*) FROM concerns WHERE feedback = ?1 AND state IN ('open', 'needs_information')";

    public static ListedFeedback? Read(SqliteSession session, string id)
    {
        var words = session.Query(Redacted, row => new Answer(row.GetString(0), row.GetString(1), row.GetString(2)), id);
        var themes = ScoredThemes(session, id);
        var concerns = session.First(OpenConcerns, row => row.GetInt32(0), id);
        return session.First(
            Feedback,
            row => new ListedFeedback(
                id,
                SqliteTime.From(row.GetInt64(0)),
                row.GetString(1),
                Code.Parse<Channel>(row.GetString(2)),
                Code.Parse<Help>(row.GetString(3)),
                row.IsDBNull(4) ? null : row.GetString(4),
                row.GetString(5) == "tagged",
                !row.IsDBNull(6),
                row.IsDBNull(7) ? null : Code.Parse<Sentiment>(row.GetString(7)),
                words,
                [.. themes.Select(theme => theme.Id)],
                concerns)
            {
                PersonChecked = row.GetBoolean(8),
                Themed = row.GetBoolean(9),
            },
            id);
    }

    public static List<ScoredTheme> ScoredThemes(SqliteSession session, string id)
        => session.Query(Themes, row => new ScoredTheme(row.GetString(0), row.GetDouble(1)), id);
}
