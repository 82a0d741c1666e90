using FeedbackPipeline.Tagging.Retagging;

namespace FeedbackPipeline.Storing.Sqlite.Tagging;

public sealed class SqliteRetagging(SqliteReader reader, SqliteWriter writer, TimeProvider time) : IRetagging
{
    internal const string Below = "SELECT id FROM feedback INDEXED BY feedback_tagger WHERE state = 'tagged' AND tagger < ?1 LIMIT ?2";
    internal const string Above = "SELECT id FROM feedback INDEXED BY feedback_tagger WHERE state = 'tagged' AND tagger > ?1 LIMIT ?2";

    internal const string CountOutdated =
        """
        SELECT (SELECT count(*) FROM feedback INDEXED BY feedback_tagger WHERE state = 'tagged'),
          (SELECT count(*) FROM feedback INDEXED BY feedback_tagger WHERE state = 'tagged' AND tagger = ?1)
        """;

    private const string Pipeline = "pipeline";

    private const string Due =
        """
        SELECT EXISTS (SELECT 1 FROM learned_models WHERE at > coalesce((SELECT max(asked) FROM retaggings), 0))
          AND NOT EXISTS (SELECT 1 FROM retaggings WHERE asked > ?1)
        """;

    /// <summary>Asks inside the transaction of whatever made the older tags old.</summary>
    public static void Ask(SqliteSession session, DateTimeOffset now, string actor)
        => session.Execute("INSERT INTO retaggings (asked, asked_by) VALUES (?1, ?2)", SqliteTime.Of(now), actor);

    public Task AskAsync(string actor, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return writer.WriteAsync(
            session =>
            {
                Ask(session, now, actor);
                SqliteAudit.Append(session, now, actor, "retagging-asked", "themes");
            },
            cancellationToken);
    }

    public async Task AskAfterLearningAsync(DateTimeOffset notSince, CancellationToken cancellationToken)
    {
        if (await reader.ReadAsync(session => session.First(Due, row => row.GetBoolean(0), SqliteTime.Of(notSince)), cancellationToken))
        {
            await AskAsync(Pipeline, cancellationToken);
        }
    }

    public Task<long> OpenAsync(CancellationToken cancellationToken)
        => reader.ReadAsync(session => session.First("SELECT coalesce(max(number), 0) FROM retaggings WHERE finished IS NULL", row => row.GetInt64(0)), cancellationToken);

    public Task<IReadOnlyList<string>> OutdatedAsync(string tagger, int most, CancellationToken cancellationToken)
        => reader.ReadAsync<IReadOnlyList<string>>(
            session =>
            {
                var below = session.Query(Below, row => row.GetString(0), tagger, most);
                return below.Count == most ? below : [.. below, .. session.Query(Above, row => row.GetString(0), tagger, most - below.Count)];
            },
            cancellationToken);

    public Task<IReadOnlyList<string>> HalfReadAsync(DateTimeOffset notSince, int most, CancellationToken cancellationToken)
        => reader.ReadAsync<IReadOnlyList<string>>(
            session => session.Query("SELECT id FROM feedback WHERE half <= ?1 ORDER BY half LIMIT ?2", row => row.GetString(0), SqliteTime.Of(notSince), most),
            cancellationToken);

    public Task<int> RefusedAsync(int atLeast, CancellationToken cancellationToken)
        => reader.ReadAsync(session => session.First("SELECT count(*) FROM feedback WHERE refused > 0 AND refused >= ?1", row => row.GetInt32(0), atLeast), cancellationToken);

    public Task LeaveAsync(string feedbackId, string tagger, CancellationToken cancellationToken)
        => writer.WriteAsync(session => session.Execute("UPDATE feedback SET tagger = ?2, half = NULL WHERE id = ?1 AND state = 'tagged'", feedbackId, tagger), cancellationToken);

    public Task FinishAsync(long request, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return writer.WriteAsync(session => session.Execute("UPDATE retaggings SET finished = ?2 WHERE finished IS NULL AND number <= ?1", request, SqliteTime.Of(now)), cancellationToken);
    }

    public Task<RetaggingProgress> ProgressAsync(string tagger, CancellationToken cancellationToken)
        => reader.ReadAsync(
            session =>
            {
                var open = session.First("SELECT 1 FROM retaggings WHERE finished IS NULL", _ => true);
                var finished = session.First("SELECT max(finished) FROM retaggings", row => row.IsDBNull(0) ? (DateTimeOffset?)null : SqliteTime.From(row.GetInt64(0)));
                return session.First(
                    CountOutdated,
                    row => new RetaggingProgress(open, row.GetInt32(0), row.GetInt32(0) - row.GetInt32(1), finished),
                    tagger)!;
            },
            cancellationToken);
}
