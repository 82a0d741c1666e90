using FeedbackPipeline.Alerting.Mailing;

namespace FeedbackPipeline.Storing.Sqlite.Alerting;

public sealed class SqliteSentMail(SqliteReader reader, SqliteWriter writer) : ISentMail
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public Task RecordAsync(SentMail mail, CancellationToken cancellationToken)
        => writer.WriteAsync(
            session =>
            {
                session.Execute("DELETE FROM sent_mail WHERE at < ?1", SqliteTime.Of(mail.At - Kept));
                session.Execute(
                    "INSERT INTO sent_mail (operation, state, at) VALUES (?1, ?2, ?3) ON CONFLICT (operation) DO UPDATE SET state = excluded.state, at = excluded.at",
                    mail.Operation,
                    mail.State,
                    SqliteTime.Of(mail.At));
            },
            cancellationToken);

    public Task<SentMail?> FindAsync(string operation, CancellationToken cancellationToken)
        => reader.ReadAsync(session => session.First("SELECT operation, state, at FROM sent_mail WHERE operation = ?1", Mail, operation), cancellationToken);

    public Task<SentMail?> LastAsync(CancellationToken cancellationToken)
        => reader.ReadAsync(session => session.First("SELECT operation, state, at FROM sent_mail ORDER BY at DESC, operation LIMIT 1", Mail), cancellationToken);

    private static SentMail Mail(SqliteRow row) => new(row.GetString(0), row.GetString(1), SqliteTime.From(row.GetInt64(2)));
}
