using FeedbackPipeline.Measuring.Projecting;
using FeedbackPipeline.Storing.Sqlite.Collecting;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Storing.Sqlite.Measuring;

/// <summary>The feed the projector reads: feedback and the moves of the register, in the order of their numbers.</summary>
internal static class SqliteFeed
{
    public static IReadOnlyList<FeedEntry> Read(SqliteSession session, long after, int most)
    {
        var feedback = session.Query(
            """
            SELECT changed, id, received, feedback.place, help, respondent, linked, about_closed, register.place, register.about
            FROM feedback LEFT JOIN register ON register.count_token = feedback.respondent AND left_at IS NULL
            WHERE changed > ?1 ORDER BY changed LIMIT ?2
            """,
            row => Item(row, SqliteAbout.Read(session, row.GetString(1))),
            after,
            most);
        var moves = session.Query(
            "SELECT changed, count_token, from_place, to_place FROM register_moves WHERE changed > ?1 ORDER BY changed LIMIT ?2",
            row => new RegisterMove(row.GetInt64(0), row.GetString(1), row.IsDBNull(2) ? null : row.GetString(2), row.IsDBNull(3) ? null : row.GetString(3)),
            after,
            most);
        return moves.Count == 0 ? feedback : [.. feedback.Concat<FeedEntry>(moves).OrderBy(entry => entry.Position).Take(most)];
    }

    private static FeedItem Item(SqliteRow row, List<AboutAnswer> about)
    {
        var (linked, home) = (row.GetBoolean(6), row.IsDBNull(8) ? null : row.GetString(8));
        return new(
            row.GetInt64(0),
            row.GetString(1),
            SqliteTime.From(row.GetInt64(2)),
            row.GetString(3),
            Code.Parse<Help>(row.GetString(4)),
            row.IsDBNull(5) ? row.GetString(1) : row.GetString(5),
            linked,
            home,
            // Nobody of the register is asked about themselves, so there is nothing to wait for.
            row.GetBoolean(7) || home is not null,
            // An invitation's answers are kept with the words; other words of the same person get what the register knows.
            linked || home is null ? about : SqliteRegisterAbout.Before(row.GetString(9), about));
    }
}
