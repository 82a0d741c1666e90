using System.Globalization;
using FeedbackPipeline.Messages;
using FeedbackPipeline.Securing;

namespace FeedbackPipeline.Storing.Sqlite.Queueing;

/// <summary>The embedded queue. It follows the rules of Azure Storage Queues so that both behave alike.</summary>
public sealed class SqliteQueue(SqliteWriter writer, SqliteReader reader, IdFactory ids, TimeProvider time) : IMessageQueue
{
    public Task SendAsync(string queue, string body, string? subject, CancellationToken cancellationToken)
        => writer.WriteAsync(session => Put(session, queue, ids.Next("m_"), body, subject, time.GetUtcNow()), cancellationToken);

    public async Task<IReadOnlyList<QueueMessage>> ExchangeAsync(string queue, IReadOnlyList<Settlement> settlements, int most, TimeSpan hidden, CancellationToken cancellationToken)
    {
        // A look at an idle queue must not disturb whoever is writing.
        if (settlements.Count == 0 && !await AnyVisibleAsync(queue, cancellationToken))
        {
            return [];
        }

        return await writer.WriteAsync<IReadOnlyList<QueueMessage>>(
            session =>
            {
                var now = time.GetUtcNow();
                foreach (var settlement in settlements)
                {
                    Settle(session, settlement, now);
                }

                return most == 0 ? [] : Take(session, queue, most, now, now + hidden);
            },
            cancellationToken);
    }

    public Task<long> CountAsync(string queue, CancellationToken cancellationToken)
        => reader.ReadAsync(session => session.First("SELECT count(*) FROM queue WHERE name = ?1", row => row.GetInt64(0), queue), cancellationToken);

    public Task<DateTimeOffset?> OldestAsync(string queue, CancellationToken cancellationToken)
        => reader.ReadAsync(
            session => session.First<DateTimeOffset?>(
                "SELECT inserted FROM queue WHERE name = ?1 AND visible <= ?2 ORDER BY visible, number LIMIT 1",
                row => SqliteTime.From(row.GetInt64(0)),
                queue,
                SqliteTime.Of(time.GetUtcNow())),
            cancellationToken);

    public Task<int> ReplayPoisonAsync(string queue, CancellationToken cancellationToken)
        => writer.WriteAsync(
            session => session.Execute(
                "UPDATE queue SET name = ?1, dequeued = 0, pop = NULL, visible = ?3 WHERE name = ?2",
                queue,
                Queues.PoisonOf(queue),
                SqliteTime.Of(time.GetUtcNow())),
            cancellationToken);

    /// <summary>Adds a message inside somebody else's transaction, so that what it announces and the message are durable together.</summary>
    internal static void Put(SqliteSession session, string queue, string id, string body, string? subject, DateTimeOffset now)
        => session.Execute(
            "INSERT INTO queue (name, id, body, feedback, inserted, visible) VALUES (?1, ?2, ?3, (SELECT sequence FROM feedback WHERE id = ?4), ?5, ?5)",
            queue,
            id,
            body,
            subject,
            SqliteTime.Of(now));

    private Task<bool> AnyVisibleAsync(string queue, CancellationToken cancellationToken)
        => reader.ReadAsync(
            session => session.First("SELECT 1 FROM queue WHERE name = ?1 AND visible <= ?2 LIMIT 1", _ => true, queue, SqliteTime.Of(time.GetUtcNow())),
            cancellationToken);

    private List<QueueMessage> Take(SqliteSession session, string queue, int most, DateTimeOffset now, DateTimeOffset until)
        => session.Query(
            """
            UPDATE queue SET dequeued = dequeued + 1, visible = ?3, pop = ?4
            WHERE number IN (SELECT number FROM queue WHERE name = ?1 AND visible <= ?2 ORDER BY visible, number LIMIT ?5)
            RETURNING number, body, pop, dequeued
            """,
            row => new QueueMessage(row.GetInt64(0).ToString(CultureInfo.InvariantCulture), row.GetString(1), row.GetString(2), row.GetInt32(3)),
            queue,
            SqliteTime.Of(now),
            SqliteTime.Of(until),
            ids.Next("pop_"),
            most);

    private static void Settle(SqliteSession session, Settlement settlement, DateTimeOffset now)
    {
        var message = settlement.Message;
        var number = long.Parse(message.Id, CultureInfo.InvariantCulture);
        switch (settlement)
        {
            case Settlement.Done:
                session.Execute("DELETE FROM queue WHERE number = ?1 AND pop = ?2", number, message.Pop);
                break;
            case Settlement.Again(_, var delay):
                session.Execute("UPDATE queue SET visible = ?3, pop = NULL WHERE number = ?1 AND pop = ?2", number, message.Pop, SqliteTime.Of(now + delay));
                break;
            case Settlement.Poisoned:
                session.Execute("UPDATE queue SET name = name || '-poison', body = ?4, visible = ?3, pop = NULL WHERE number = ?1 AND pop = ?2", number, message.Pop, SqliteTime.Of(now), message.Body);
                break;
        }
    }
}
