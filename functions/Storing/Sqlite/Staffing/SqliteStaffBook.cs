using FeedbackPipeline.Securing;
using FeedbackPipeline.Securing.Staffing;

namespace FeedbackPipeline.Storing.Sqlite.Staffing;

public sealed class SqliteStaffBook(SqliteReader reader, SqliteWriter writer, Sealing sealing, TimeProvider time) : IStaffBook
{
    private const string WhoseToken =
        """
        SELECT staff.id, staff.roles, staff.place FROM sign_in_tokens JOIN staff ON staff.id = sign_in_tokens.staff
        WHERE hash = ?1 AND kind = ?2 AND used IS NULL AND expires > ?3 AND removed IS NULL
        """;

    public Task SaveAsync(StaffMember staff, string actor, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return writer.WriteAsync(
            session =>
            {
                var roles = string.Join(',', staff.Roles);
                var changed = session.Execute(
                    """
                    INSERT INTO staff (id, roles, place, added) VALUES (?1, ?2, ?3, ?4)
                    ON CONFLICT (id) DO UPDATE SET roles = excluded.roles, place = excluded.place, removed = NULL
                    WHERE roles <> excluded.roles OR place <> excluded.place OR removed IS NOT NULL
                    """,
                    staff.Id,
                    roles,
                    staff.Place,
                    SqliteTime.Of(now));
                if (changed > 0)
                {
                    SqliteAudit.Append(session, now, actor, "staff-saved", staff.Id, $"{roles} at {staff.Place}");
                }
            },
            cancellationToken);
    }

    public Task<StaffMember?> FindAsync(string id, CancellationToken cancellationToken)
        => reader.ReadAsync(session => session.First("SELECT id, roles, place FROM staff WHERE id = ?1 AND removed IS NULL", Member, id), cancellationToken);

    public async Task<IReadOnlyList<StaffMember>> ListAsync(CancellationToken cancellationToken)
        => await reader.ReadAsync(session => session.Query("SELECT id, roles, place FROM staff WHERE removed IS NULL ORDER BY id", Member), cancellationToken);

    public Task<bool> RemoveAsync(string id, string actor, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return writer.WriteAsync(
            session =>
            {
                session.Execute("DELETE FROM sign_in_tokens WHERE staff = ?1", id);
                session.Execute("DELETE FROM staff_addresses WHERE staff = ?1", id);
                var removed = session.Execute("UPDATE staff SET removed = ?2 WHERE id = ?1 AND removed IS NULL", id, SqliteTime.Of(now)) == 1;
                if (removed)
                {
                    SqliteAudit.Append(session, now, actor, "staff-removed", id);
                }

                return removed;
            },
            cancellationToken);
    }

    public Task<bool> SetAddressAsync(string id, string? address, string actor, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return writer.WriteAsync(
            session =>
            {
                if (!session.First("SELECT 1 FROM staff WHERE id = ?1 AND removed IS NULL", _ => true, id))
                {
                    return false;
                }

                session.Execute("DELETE FROM staff_addresses WHERE staff = ?1", id);
                if (address is not null)
                {
                    session.Execute("INSERT INTO staff_addresses (staff, sealed, added) VALUES (?1, ?2, ?3)", id, sealing.Seal(address, id), SqliteTime.Of(now));
                }

                SqliteAudit.Append(session, now, actor, address is null ? "staff-address-removed" : "staff-address-set", id);
                return true;
            },
            cancellationToken);
    }

    public async Task<IReadOnlyDictionary<string, string>> AddressesAsync(CancellationToken cancellationToken)
        => await reader.ReadAsync(
            session => session.Query("SELECT staff, sealed FROM staff_addresses", row => (Id: row.GetString(0), Sealed: row.GetString(1)))
                .ToDictionary(pair => pair.Id, pair => sealing.Open(pair.Sealed, pair.Id), StringComparer.Ordinal),
            cancellationToken);

    public Task AddTokenAsync(StaffToken token, CancellationToken cancellationToken)
        => writer.WriteAsync(
            session =>
            {
                session.Execute("DELETE FROM sign_in_tokens WHERE expires < ?1", SqliteTime.Of(token.Made));
                session.Execute(
                    "INSERT INTO sign_in_tokens (hash, kind, staff, made, expires) VALUES (?1, ?2, ?3, ?4, ?5)",
                    token.Hash,
                    KindOf(token.Kind),
                    token.Staff,
                    SqliteTime.Of(token.Made),
                    SqliteTime.Of(token.Expires));
            },
            cancellationToken);

    public Task<StaffMember?> PeekLinkAsync(string hash, CancellationToken cancellationToken) => WhoseAsync(hash, StaffTokenKind.Link, cancellationToken);

    public Task<StaffMember?> FindByScriptTokenAsync(string hash, CancellationToken cancellationToken) => WhoseAsync(hash, StaffTokenKind.Script, cancellationToken);

    public Task<StaffMember?> UseLinkAsync(string hash, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return writer.WriteAsync(
            session =>
            {
                var staff = session.First(WhoseToken, Member, hash, KindOf(StaffTokenKind.Link), SqliteTime.Of(now));
                if (staff is not null)
                {
                    session.Execute("UPDATE sign_in_tokens SET used = ?2 WHERE hash = ?1", hash, SqliteTime.Of(now));
                    SqliteAudit.Append(session, now, staff.Id, "signed-in", staff.Id);
                }

                return staff;
            },
            cancellationToken);
    }

    private Task<StaffMember?> WhoseAsync(string hash, StaffTokenKind kind, CancellationToken cancellationToken)
        => reader.ReadAsync(session => session.First(WhoseToken, Member, hash, KindOf(kind), SqliteTime.Of(time.GetUtcNow())), cancellationToken);

    private static StaffMember Member(SqliteRow row) => new(row.GetString(0), row.GetString(1).Split(',', StringSplitOptions.RemoveEmptyEntries), row.GetString(2));

    private static string KindOf(StaffTokenKind kind) => kind == StaffTokenKind.Link ? "link" : "script";
}
