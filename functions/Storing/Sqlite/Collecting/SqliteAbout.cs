using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Storing.Sqlite.Collecting;

/// <summary>About-you answers inside somebody else's transaction.</summary>
internal static class SqliteAbout
{
    /// <summary>Replaces the answers dimension by dimension; dimensions not named keep theirs.</summary>
    /// <param name="number">The feedback's place in the order of arrival.</param>
    public static void Put(SqliteSession session, long number, IReadOnlyList<AboutAnswer> answers, DateTimeOffset now)
    {
        foreach (var dimension in answers.Select(answer => answer.Dimension).Distinct(StringComparer.Ordinal))
        {
            session.Execute("DELETE FROM about WHERE number = ?1 AND dimension = ?2", number, dimension);
        }

        Add(session, number, answers, now);
    }

    /// <summary>The first answers of a feedback.</summary>
    public static void Add(SqliteSession session, long number, IReadOnlyList<AboutAnswer> answers, DateTimeOffset now)
    {
        foreach (var answer in answers)
        {
            session.Execute(
                "INSERT OR REPLACE INTO about (number, dimension, value, answered, supplied_by, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                number,
                answer.Dimension,
                answer.Value,
                answer.Category is null ? 0 : 1,
                Code.Of(answer.SuppliedBy),
                SqliteTime.Of(now));
        }
    }

    public static List<AboutAnswer> Read(SqliteSession session, string feedbackId)
        => session.Query(
            "SELECT dimension, value, answered, supplied_by FROM about WHERE number = (SELECT sequence FROM feedback WHERE id = ?1) ORDER BY dimension, value",
            row => row.GetInt32(2) == 1
                ? new AboutAnswer(row.GetString(0), row.GetString(1), null, Code.Parse<SuppliedBy>(row.GetString(3)))
                : new AboutAnswer(row.GetString(0), null, Code.Parse<NonAnswer>(row.GetString(1)), Code.Parse<SuppliedBy>(row.GetString(3))),
            feedbackId);

    /// <summary>Puts the feedback at the end of the feed that the projector reads, if it has been tagged; before that, tagging will.</summary>
    public static void Announce(SqliteSession session, string feedbackId)
        => session.Execute("UPDATE feedback SET changed = ?2 WHERE id = ?1 AND state NOT IN ('received', 'recorded')", feedbackId, NextInFeed(session));

    internal static long NextInFeed(SqliteSession session)
        => session.First("UPDATE numbers SET value = value + 1 WHERE name = 'feed' RETURNING value", row => row.GetInt64(0));
}
