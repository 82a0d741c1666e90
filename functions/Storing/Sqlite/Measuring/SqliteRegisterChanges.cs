using FeedbackPipeline.Measuring.Registering;
using FeedbackPipeline.Storing.Sqlite.Collecting;

namespace FeedbackPipeline.Storing.Sqlite.Measuring;

/// <summary>One update of the register inside its transaction.</summary>
internal sealed class SqliteRegisterChanges(SqliteSession session, DateTimeOffset now)
{
    public HashSet<string> Invited { get; } = new(StringComparer.Ordinal);

    public int Changed { get; private set; }

    public int Moved { get; private set; }

    public int Left { get; private set; }

    public void Put(RegisterPerson person)
    {
        var about = SqliteRegisterAbout.Write(person.About);
        var before = session.First(
            "SELECT place, about, left_at IS NOT NULL FROM register WHERE count_token = ?1",
            row => (Place: row.GetString(0), About: row.GetString(1), Left: row.GetBoolean(2)),
            person.CountToken);
        if (before.Place is null)
        {
            session.Execute("INSERT INTO register (count_token, place, about, added) VALUES (?1, ?2, ?3, ?4)", person.CountToken, person.Place, about, SqliteTime.Of(now));
            Invite(person);
            return;
        }

        session.Execute("UPDATE register SET place = ?2, about = ?3, left_at = NULL WHERE count_token = ?1", person.CountToken, person.Place, about);
        if (before.Left)
        {
            Move(person.CountToken, null, person.Place);
            Invite(person);
        }
        else if (before.Place != person.Place)
        {
            Move(person.CountToken, before.Place, person.Place);
            Moved++;
        }
        else if (before.About != about)
        {
            Changed++;
        }
    }

    /// <summary>Whoever is at these places and not among <paramref name="there"/> has left: their cards end, and what was known about them goes.</summary>
    public void LeaveOut(string places, IReadOnlySet<string> there)
    {
        var gone = session.Query(
                "SELECT count_token, place FROM register WHERE left_at IS NULL AND place IN (SELECT value FROM json_each(?1)) ORDER BY count_token",
                row => (Token: row.GetString(0), Place: row.GetString(1)),
                places)
            .Where(person => !there.Contains(person.Token));
        foreach (var (token, place) in gone)
        {
            session.Execute("UPDATE register SET left_at = ?2, about = '{}' WHERE count_token = ?1", token, SqliteTime.Of(now));
            session.Execute("UPDATE invitations SET withdrawn = ?2 WHERE count_token = ?1 AND withdrawn IS NULL", token, SqliteTime.Of(now));
            Move(token, place, null);
            Left++;
        }
    }

    private void Invite(RegisterPerson person)
    {
        session.Execute("INSERT INTO invitations (code_hash, count_token, made) VALUES (?1, ?2, ?3)", person.CodeHash, person.CountToken, SqliteTime.Of(now));
        Invited.Add(person.CountToken);
    }

    private void Move(string token, string? from, string? to)
        => session.Execute(
            "INSERT INTO register_moves (changed, count_token, from_place, to_place, at) VALUES (?1, ?2, ?3, ?4, ?5)",
            SqliteAbout.NextInFeed(session),
            token,
            from,
            to,
            SqliteTime.Of(now));
}
