using FeedbackPipeline.Collecting.Accepting;
using FeedbackPipeline.Collecting.Texting;
using FeedbackPipeline.Messages;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Storing.Sqlite.Queueing;
using Microsoft.Data.Sqlite;

namespace FeedbackPipeline.Storing.Sqlite.Collecting;

public sealed class SqliteTextBook(SqliteReader reader, SqliteWriter writer, Envelopes envelopes, IdFactory ids, TimeProvider time) : ITextBook
{
    private const string Pipeline = "pipeline";
    private const int AtOnce = 1_000;
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    public async Task<bool> KeepAsync(KeptText text, CancellationToken cancellationToken)
    {
        var message = envelopes.Seal(new TextReceived(text.Id));
        var messageId = ids.Next("m_");
        try
        {
            return await writer.WriteAsync(session => Keep(session, text, message, messageId), cancellationToken);
        }
        catch (Exception problem) when (problem is SqliteException or System.Threading.Channels.ChannelClosedException)
        {
            throw new IntakeUnavailableException("The store did not take the text.", problem);
        }
    }

    public Task<KeptText?> FindWaitingAsync(string textId, CancellationToken cancellationToken)
        => reader.ReadAsync(
            session => session.First(
                "SELECT id, phone, content, received FROM texts_in WHERE id = ?1 AND worked IS NULL",
                row => new KeptText(row.GetString(0), row.GetString(1), row.GetString(2), SqliteTime.From(row.GetInt64(3))),
                textId),
            cancellationToken);

    public Task<(Phone? Phone, PhoneHistory History)> FindPhoneAsync(string phoneId, DateTimeOffset now, CancellationToken cancellationToken)
        => reader.ReadAsync(
            session =>
            {
                var phone = session.First("SELECT id, dialogue, newest, stopped, distressed, asked FROM phones WHERE id = ?1", Phone, phoneId);
                var replies = session.First("SELECT count(*) FROM replies WHERE phone = ?1 AND written > ?2", row => row.GetInt32(0), phoneId, SqliteTime.Of(now - Day));
                return (phone, new PhoneHistory(replies, session.First("SELECT 1 FROM texted WHERE phone = ?1", _ => true, phoneId)));
            },
            cancellationToken);

    public Task<IReadOnlyList<string>> ReceiptsAsync(string phoneId, CancellationToken cancellationToken)
        => reader.ReadAsync<IReadOnlyList<string>>(
            session => session.Query("SELECT receipt FROM texted JOIN feedback ON feedback.id = texted.feedback WHERE phone = ?1", row => row.GetString(0), phoneId),
            cancellationToken);

    public Task RecordAsync(WorkedText worked, CancellationToken cancellationToken)
    {
        var messages = worked.Replies.Select(reply => (Reply: reply, Message: envelopes.Seal(new ReplyWritten(reply.Id)), Id: ids.Next("m_"))).ToList();
        return writer.WriteAsync(
            session =>
            {
                if (session.Execute("UPDATE texts_in SET content = NULL, worked = ?2 WHERE id = ?1 AND worked IS NULL", worked.TextId, SqliteTime.Of(worked.At)) == 0)
                {
                    return;
                }

                Put(session, worked);
                // A millisecond apart, so that they keep their order.
                var place = 0;
                foreach (var (reply, message, id) in messages)
                {
                    session.Execute(
                        "INSERT INTO replies (id, phone, name, words, written) VALUES (?1, ?2, ?3, ?4, ?5)",
                        reply.Id,
                        worked.Decision.Phone.Id,
                        reply.Name,
                        reply.Words,
                        SqliteTime.Of(worked.At) + place++);
                    SqliteQueue.Put(session, Queues.SmsOut, id, message, null, worked.At);
                }

                SqlitePhones.ForgetWhereOver(session, worked.Decision.Phone.Id);
            },
            cancellationToken);
    }

    public Task MarkFailedAsync(string textId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return writer.WriteAsync(session => SqliteAudit.Append(session, now, Pipeline, "text-not-taken", textId), cancellationToken);
    }

    public Task<int> ForgetAsync(DateTimeOffset before, CancellationToken cancellationToken)
        => writer.WriteAsync(session => SqlitePhones.Forget(session, SqliteTime.Of(before), AtOnce), cancellationToken);

    private static bool Keep(SqliteSession session, KeptText text, string message, string messageId)
    {
        var isNew = session.Execute(
            "INSERT INTO texts_in (id, phone, content, received) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
            text.Id,
            text.PhoneId,
            text.Content,
            SqliteTime.Of(text.Received)) == 1;
        if (isNew)
        {
            SqliteQueue.Put(session, Queues.SmsIn, messageId, message, text.Id, text.Received);
        }

        return isNew;
    }

    private static void Put(SqliteSession session, WorkedText worked)
    {
        var phone = worked.Decision.Phone;
        session.Execute(
            """
            INSERT INTO phones (id, number, dialogue, newest, stopped, distressed, asked, ending) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            ON CONFLICT (id) DO UPDATE SET number = coalesce(excluded.number, number), dialogue = excluded.dialogue, newest = excluded.newest,
            stopped = excluded.stopped, distressed = excluded.distressed, asked = excluded.asked, ending = excluded.ending
            """,
            phone.Id,
            worked.Number,
            phone.Dialogue,
            SqliteTime.Of(phone.Newest),
            phone.Stopped ? 1 : 0,
            Moment(phone.Distressed),
            Moment(phone.Asked),
            worked.Decision.Ends ? 1 : 0);
        if (worked.FeedbackId is { } feedback)
        {
            session.Execute("INSERT OR IGNORE INTO texted (feedback, phone) SELECT ?1, ?2 WHERE EXISTS (SELECT 1 FROM feedback WHERE id = ?1)", feedback, phone.Id);
        }

        if (worked.Decision.Ends)
        {
            session.Execute("UPDATE replies SET state = 'dropped' WHERE phone = ?1 AND state = 'waiting'", phone.Id);
        }
    }

    private static long? Moment(DateTimeOffset? moment) => moment is { } at ? SqliteTime.Of(at) : null;

    private static Phone Phone(SqliteRow row)
        => new(
            row.GetString(0),
            row.GetString(1),
            SqliteTime.From(row.GetInt64(2)),
            row.GetBoolean(3),
            row.IsDBNull(4) ? null : SqliteTime.From(row.GetInt64(4)),
            row.IsDBNull(5) ? null : SqliteTime.From(row.GetInt64(5)));
}
