using FeedbackPipeline.Securing.Staffing;

namespace FeedbackPipeline.Storing.Sqlite.Staffing;

public sealed class SqliteSignInCodes(SqliteWriter writer, TimeProvider time) : ISignInCodes
{
    public Task<bool> AddAsync(SignInCode code, int atMost, DateTimeOffset since, CancellationToken cancellationToken)
        => writer.WriteAsync(
            session =>
            {
                session.Execute("DELETE FROM sign_in_codes WHERE made < ?1 AND expires < ?2", SqliteTime.Of(since), SqliteTime.Of(code.Made));
                if (session.First("SELECT count(*) FROM sign_in_codes WHERE staff = ?1 AND made >= ?2", row => row.GetInt32(0), code.Staff, SqliteTime.Of(since)) >= atMost)
                {
                    return false;
                }

                session.Execute(
                    "INSERT INTO sign_in_codes (request, code, staff, made, expires) VALUES (?1, ?2, ?3, ?4, ?5)",
                    code.Request,
                    code.Code,
                    code.Staff,
                    SqliteTime.Of(code.Made),
                    SqliteTime.Of(code.Expires));
                return true;
            },
            cancellationToken);

    public Task<StaffMember?> UseAsync(string request, string code, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return writer.WriteAsync(
            session =>
            {
                // Counted first: however many guesses come at once, only so many are looked at.
                if (session.Execute(
                    "UPDATE sign_in_codes SET guesses = guesses + 1 WHERE request = ?1 AND used IS NULL AND expires > ?2 AND guesses < ?3",
                    request,
                    SqliteTime.Of(now),
                    SignInCode.Guesses) == 0)
                {
                    return null;
                }

                var staff = session.First(
                    "SELECT staff.id, staff.roles, staff.place FROM sign_in_codes JOIN staff ON staff.id = sign_in_codes.staff WHERE request = ?1 AND code = ?2 AND removed IS NULL",
                    row => new StaffMember(row.GetString(0), row.GetString(1).Split(',', StringSplitOptions.RemoveEmptyEntries), row.GetString(2)),
                    request,
                    code);
                if (staff is not null)
                {
                    session.Execute("UPDATE sign_in_codes SET used = ?2 WHERE request = ?1", request, SqliteTime.Of(now));
                    SqliteAudit.Append(session, now, staff.Id, "signed-in", staff.Id, "code");
                }

                return staff;
            },
            cancellationToken);
    }
}
