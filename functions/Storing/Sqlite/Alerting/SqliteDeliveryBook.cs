using System.Globalization;
using FeedbackPipeline.Alerting.Lifecycle;
using FeedbackPipeline.Alerting.Notifying;
using FeedbackPipeline.Messages;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Storing.Sqlite.Queueing;

namespace FeedbackPipeline.Storing.Sqlite.Alerting;

public sealed class SqliteDeliveryBook(SqliteReader reader, SqliteWriter writer, Envelopes envelopes, IdFactory ids, TimeProvider time) : IDeliveryBook
{
    public Task<int> ToldVersionAsync(string alertId, string notifier, CancellationToken cancellationToken)
        => reader.ReadAsync(
            session => session.First("SELECT version FROM alert_deliveries WHERE alert = ?1 AND notifier = ?2", row => row.GetInt32(0), alertId, notifier),
            cancellationToken);

    public Task MarkToldAsync(string alertId, string notifier, int version, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return writer.WriteAsync(
            session =>
            {
                session.Execute(
                    """
                    INSERT INTO alert_deliveries (alert, notifier, version, at) VALUES (?1, ?2, ?3, ?4)
                    ON CONFLICT (alert, notifier) DO UPDATE SET version = max(version, excluded.version), at = excluded.at
                    """,
                    alertId,
                    notifier,
                    version,
                    SqliteTime.Of(now));
                SqliteAudit.Append(session, now, AlertFact.Pipeline, "alert-told", alertId, $"{notifier} version {version}");
            },
            cancellationToken);
    }

    public Task<bool> HasDigestAsync(string notifier, DateOnly day, CancellationToken cancellationToken)
        => reader.ReadAsync(session => session.First("SELECT 1 FROM alert_digests WHERE notifier = ?1 AND day = ?2", _ => true, notifier, Day(day)), cancellationToken);

    public Task SendDigestsAsync(string notifier, DateOnly day, IReadOnlyList<DigestDue> due, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return writer.WriteAsync(
            session =>
            {
                if (session.Execute("INSERT INTO alert_digests (notifier, day) VALUES (?1, ?2) ON CONFLICT DO NOTHING", notifier, Day(day)) == 0)
                {
                    return;
                }

                foreach (var digest in due)
                {
                    SqliteQueue.Put(session, DigestDue.Queue, ids.Next("m_"), envelopes.Seal(digest), subject: null, now);
                }
            },
            cancellationToken);
    }

    public Task MarkFailedAsync(string alertId, string change, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return writer.WriteAsync(session => SqliteAudit.Append(session, now, AlertFact.Pipeline, "alert-not-told", alertId, change), cancellationToken);
    }

    private static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
