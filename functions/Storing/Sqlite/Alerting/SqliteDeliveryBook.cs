using FeedbackPipeline.Alerting.Lifecycle;
using FeedbackPipeline.Alerting.Notifying;

namespace FeedbackPipeline.Storing.Sqlite.Alerting;

public sealed class SqliteDeliveryBook(SqliteReader reader, SqliteWriter writer, TimeProvider time) : IDeliveryBook
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

    public Task MarkFailedAsync(string alertId, string change, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return writer.WriteAsync(session => SqliteAudit.Append(session, now, AlertFact.Pipeline, "alert-not-told", alertId, change), cancellationToken);
    }
}
