using System.Globalization;
using FeedbackPipeline.Tagging;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Storing.Sqlite.Tagging;

/// <summary>What one feedback adds to the theme counters, so that the same can be taken away when it is tagged anew or erased.</summary>
/// <param name="Counted">False before it was first tagged: then it adds nothing.</param>
/// <param name="Day">In the organisation's zone, as <c>2026-11-02</c>; the month is its beginning.</param>
internal sealed record CountedFeedback(bool Counted, string Place, long Received, string Day, string Channel, string Sentiment, IReadOnlyList<string> Themes)
{
    private const string All = "";
    private const string NoTheme = "-";

    private const string AddToMonths =
        """
        WITH RECURSIVE above(id, parent) AS (
          SELECT id, parent FROM places WHERE id = ?1
          UNION ALL SELECT places.id, places.parent FROM above JOIN places ON places.id = above.parent)
        INSERT INTO theme_counts (place, month, theme, sentiment, channel, n) SELECT id, substr(?2, 1, 7), ?3, ?4, ?5, ?6 FROM above WHERE true
        ON CONFLICT DO UPDATE SET n = n + excluded.n
        """;

    private const string AddToDays =
        """
        WITH RECURSIVE above(id, parent) AS (
          SELECT id, parent FROM places WHERE id = ?1
          UNION ALL SELECT places.id, places.parent FROM above JOIN places ON places.id = above.parent)
        INSERT INTO theme_days (place, day, theme, sentiment, n) SELECT id, ?2, ?3, ?4, ?5 FROM above WHERE true
        ON CONFLICT DO UPDATE SET n = n + excluded.n
        """;

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
                calendar.DayOf(SqliteTime.From(row.GetInt64(2))).ToString("O", CultureInfo.InvariantCulture),
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
    {
        session.Execute(AddToMonths, Place, Day, theme, Sentiment, Channel, delta);
        session.Execute(AddToDays, Place, Day, theme, Sentiment, delta);
    }
}
