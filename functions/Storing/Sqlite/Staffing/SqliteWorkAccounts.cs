using FeedbackPipeline.Securing.Staffing;

namespace FeedbackPipeline.Storing.Sqlite.Staffing;

public sealed class SqliteWorkAccounts(SqliteReader reader, SqliteWriter writer, TimeProvider time) : IWorkAccounts
{
    public Task<WorkAccount?> FindAsync(string hash, CancellationToken cancellationToken)
        => reader.ReadAsync(
            session => session.First("SELECT staff, roles_by_claim FROM work_accounts WHERE hash = ?1", row => new WorkAccount(row.GetString(0), row.GetBoolean(1)), hash),
            cancellationToken);

    public Task SaveAsync(string hash, WorkAccount account, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return writer.WriteAsync(
            session =>
            {
                session.Execute(
                    """
                    INSERT INTO work_accounts (hash, staff, roles_by_claim, saved) VALUES (?1, ?2, ?3, ?4)
                    ON CONFLICT (hash) DO UPDATE SET staff = excluded.staff, roles_by_claim = excluded.roles_by_claim, saved = excluded.saved
                    """,
                    hash,
                    account.Staff,
                    account.RolesByClaim,
                    SqliteTime.Of(now));
                SqliteAudit.Append(session, now, account.Staff, "work-account-kept", account.Staff);
            },
            cancellationToken);
    }

    public Task RecordSignInAsync(string staff, string how, CancellationToken cancellationToken)
        => writer.WriteAsync(session => SqliteAudit.Append(session, time.GetUtcNow(), staff, "signed-in", staff, how), cancellationToken);
}
