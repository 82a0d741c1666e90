using FeedbackPipeline.Reviewing.Reading;
using FeedbackPipeline.Storing.Sqlite.Collecting;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Storing.Sqlite.Reviewing;

public sealed class SqliteFeedbackFile(SqliteWriter writer, TimeProvider time) : IFeedbackFile
{
    public Task<FullFeedback?> OpenAsync(string id, IReadOnlyList<string> places, string actor, CancellationToken cancellationToken)
        => OnRecordAsync(id, places, actor, "viewed", Read, cancellationToken);

    public Task<IReadOnlyList<Answer>?> OpenOriginalAsync(string id, IReadOnlyList<string> places, string actor, CancellationToken cancellationToken)
        => OnRecordAsync<IReadOnlyList<Answer>>(id, places, actor, "viewed-original", SqliteOriginal.Read, cancellationToken);

    public Task<bool> MarkReadAsync(string id, IReadOnlyList<string> places, string actor, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return writer.WriteAsync(
            session =>
            {
                if (!IsAt(session, id, places))
                {
                    return false;
                }

                if (session.Execute("UPDATE feedback SET read = ?2 WHERE id = ?1 AND read IS NULL", id, SqliteTime.Of(now)) == 1)
                {
                    SqliteAudit.Append(session, now, actor, "read", id);
                }

                return true;
            },
            cancellationToken);
    }

    /// <summary>The record of the look and the look itself share a transaction: what could not be recorded is not shown.</summary>
    private Task<T?> OnRecordAsync<T>(string id, IReadOnlyList<string> places, string actor, string action, Func<SqliteSession, string, T?> read, CancellationToken cancellationToken)
        where T : class
    {
        var now = time.GetUtcNow();
        return writer.WriteAsync(
            session =>
            {
                if (!IsAt(session, id, places))
                {
                    return null;
                }

                SqliteAudit.Append(session, now, actor, action, id);
                return read(session, id);
            },
            cancellationToken);
    }

    private static bool IsAt(SqliteSession session, string id, IReadOnlyList<string> places)
        => session.First("SELECT place FROM feedback WHERE id = ?1", row => row.GetString(0), id) is { } place && places.Contains(place, StringComparer.Ordinal);

    private static FullFeedback? Read(SqliteSession session, string id)
    {
        if (SqliteListed.Read(session, id) is not { } listed)
        {
            return null;
        }

        var concerns = session.Query(
            "SELECT kind, level, state FROM concerns WHERE feedback = ?1 ORDER BY kind",
            row => new RaisedConcern(row.GetString(0), Code.Parse<ConcernLevel>(row.GetString(1)), row.GetString(2)),
            id);
        var history = session.Query(
            "SELECT at, actor, action, detail FROM audit WHERE subject = ?1 ORDER BY number",
            row => new AuditEntry(SqliteTime.From(row.GetInt64(0)), row.GetString(1), row.GetString(2), row.IsDBNull(3) ? null : row.GetString(3)),
            id);
        var themes = SqliteListed.ScoredThemes(session, id);
        var about = SqliteAbout.Read(session, id);
        return session.First(
            "SELECT survey, tagger, sentiment_score, read FROM feedback WHERE id = ?1",
            row => new FullFeedback(
                listed,
                row.GetString(0),
                row.IsDBNull(1) ? null : row.GetString(1),
                row.IsDBNull(2) ? null : row.GetDouble(2),
                themes,
                concerns,
                about,
                history,
                row.IsDBNull(3) ? null : SqliteTime.From(row.GetInt64(3))),
            id);
    }
}
