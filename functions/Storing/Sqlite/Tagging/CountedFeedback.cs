using FeedbackPipeline.Tagging;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Storing.Sqlite.Tagging;

/// <summary>What one feedback adds to the theme counters, so that the same can be taken away when it is tagged anew or erased.</summary>
/// <param name="Counted">False before it was first tagged: then it adds nothing.</param>
internal sealed record CountedFeedback(bool Counted, string Place, long Received, string Month, string Channel, string Sentiment, IReadOnlyList<string> Themes)
{
    private const string All = "";
    private const string NoTheme = "-";

    /// <summary>Null where the feedback is not in the store.</summary>
    public static CountedFeedback? Read(SqliteSession session, string feedbackId, OrganisationCalendar calendar)
    {
        var themes = session.Query("SELECT theme FROM themes WHERE feedback = ?1", row => row.GetString(0), feedbackId);
        return session.First(
            "SELECT state, place, received, channel, sentiment FROM feedback WHERE id = ?1",
            row => new CountedFeedback(
                row.GetString(0) == "tagged",
                row.GetString(1),
                row.GetInt64(2),
                calendar.MonthOf(SqliteTime.From(row.GetInt64(2))),
                row.GetString(3),
                row.IsDBNull(4) ? "" : row.GetString(4),
                themes),
            feedbackId);
    }

    public CountedFeedback With(TaggedFeedback tagged)
        => this with { Counted = true, Sentiment = Code.Of(tagged.Sentiment.Label), Themes = [.. tagged.Themes.Select(theme => theme.Id)] };

    public void AddTo(SqliteSession session, int delta)
    {
        if (!Counted)
        {
            return;
        }

        Add(session, All, delta);
        foreach (var theme in Themes.Count == 0 ? [NoTheme] : Themes)
        {
            Add(session, theme, delta);
        }
    }

    private void Add(SqliteSession session, string theme, int delta)
        => session.Execute(
            """
            INSERT INTO theme_counts (place, month, theme, sentiment, channel, n) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            ON CONFLICT DO UPDATE SET n = n + excluded.n
            """,
            Place,
            Month,
            theme,
            Sentiment,
            Channel,
            delta);
}
