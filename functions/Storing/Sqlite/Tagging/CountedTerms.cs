using FeedbackPipeline.Storing.Sqlite.Reviewing;

namespace FeedbackPipeline.Storing.Sqlite.Tagging;

/// <summary>The words of one feedback and the counters they are in, together in somebody else's transaction.</summary>
internal static class CountedTerms
{
    private const string Add =
        """
        INSERT INTO term_counts (place, month, term, n) SELECT ?1, ?2, value, ?3 FROM json_each(?4) WHERE true
        ON CONFLICT DO UPDATE SET n = n + excluded.n
        """;

    private const string Tidy = "DELETE FROM term_counts WHERE place = ?1 AND month = ?2 AND n <= 0 AND term IN (SELECT value FROM json_each(?3))";

    /// <param name="month">As <c>2026-11</c>.</param>
    public static void Put(SqliteSession session, string feedbackId, string place, string month, IReadOnlyList<string> terms)
    {
        Forget(session, feedbackId);
        if (terms.Count == 0)
        {
            return;
        }

        var json = TagsJson.Of([SqliteTermCounts.Comments, .. terms]);
        session.Execute("INSERT INTO feedback_terms (feedback, place, month, terms) VALUES (?1, ?2, ?3, ?4)", feedbackId, place, month, json);
        session.Execute(Add, place, month, 1, json);
    }

    public static void Forget(SqliteSession session, string feedbackId)
    {
        var (place, month, terms) = session.First(
            "SELECT place, month, terms FROM feedback_terms WHERE feedback = ?1",
            row => (row.GetString(0), row.GetString(1), row.GetString(2)),
            feedbackId);
        if (terms is not null)
        {
            session.Execute(Add, place, month, -1, terms);
            session.Execute(Tidy, place, month, terms);
            session.Execute("DELETE FROM feedback_terms WHERE feedback = ?1", feedbackId);
        }
    }
}
