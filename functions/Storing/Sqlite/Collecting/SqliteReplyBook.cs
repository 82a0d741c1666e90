using FeedbackPipeline.Collecting.Texting;

namespace FeedbackPipeline.Storing.Sqlite.Collecting;

public sealed class SqliteReplyBook(SqliteReader reader, SqliteWriter writer, TimeProvider time) : IReplyBook
{
    private const string Pipeline = "pipeline";

    public Task<WaitingReply?> NextAsync(string replyId, CancellationToken cancellationToken)
        => reader.ReadAsync(
            session => session.First(
                """
                SELECT replies.id, phone, number, name, words, written, tried, coalesce(stopped, 0) FROM replies LEFT JOIN phones ON phones.id = replies.phone
                WHERE phone = (SELECT phone FROM replies WHERE id = ?1) AND state = 'waiting' ORDER BY written LIMIT 1
                """,
                Reply,
                replyId),
            cancellationToken);

    public Task MarkTriedAsync(string replyId, DateTimeOffset at, CancellationToken cancellationToken)
        => writer.WriteAsync(session => session.Execute("UPDATE replies SET tried = ?2 WHERE id = ?1", replyId, SqliteTime.Of(at)), cancellationToken);

    public Task EndAsync(string replyId, ReplyEnd end, string? detail, bool stopsPhone, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var state = end.ToString().ToLowerInvariant();
        return writer.WriteAsync(
            session =>
            {
                var (phone, name) = session.First("UPDATE replies SET state = ?2 WHERE id = ?1 RETURNING phone, name", row => (row.GetString(0), row.GetString(1)), replyId, state);
                if (phone is null)
                {
                    return;
                }

                if (stopsPhone)
                {
                    session.Execute("UPDATE phones SET stopped = 1, ending = 1 WHERE id = ?1", phone);
                    session.Execute("UPDATE replies SET state = 'dropped' WHERE phone = ?1 AND state = 'waiting'", phone);
                }

                SqliteAudit.Append(session, now, Pipeline, $"reply-{state}", replyId, $"{name} {detail}".Trim());
                SqlitePhones.ForgetWhereOver(session, phone);
            },
            cancellationToken);
    }

    public Task MarkFailedAsync(string replyId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return writer.WriteAsync(session => SqliteAudit.Append(session, now, Pipeline, "reply-not-sent", replyId), cancellationToken);
    }

    private static WaitingReply Reply(SqliteRow row)
        => new(
            row.GetString(0),
            row.GetString(1),
            row.IsDBNull(2) ? null : row.GetString(2),
            row.GetString(3),
            row.GetString(4),
            SqliteTime.From(row.GetInt64(5)),
            row.IsDBNull(6) ? null : SqliteTime.From(row.GetInt64(6)),
            row.GetBoolean(7));
}
