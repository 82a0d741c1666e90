using FeedbackPipeline.Measuring.Registering;
using FeedbackPipeline.Storing.Sqlite.Reviewing;

namespace FeedbackPipeline.Storing.Sqlite.Measuring;

public sealed class SqliteRegisterBook(SqliteReader reader, SqliteWriter writer, TimeProvider time) : IRegisterBook
{
    public Task<RegisterOutcome> UpdateAsync(RegisterUpdate update, Func<IReadOnlyList<RegisterCount>, IReadOnlyList<RegisterReference>> derive, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return writer.WriteAsync(
            session =>
            {
                var changes = new SqliteRegisterChanges(session, now);
                foreach (var person in update.People)
                {
                    changes.Put(person);
                }

                if (update.Complete)
                {
                    changes.LeaveOut(PlaceList.Json(update.Within), update.People.Select(person => person.CountToken).ToHashSet(StringComparer.Ordinal));
                }

                foreach (var (population, forEveryone) in derive(SqliteRegisterCounts.Read(session, 0)))
                {
                    SqliteReferenceBook.Add(session, population with { ForStream = forEveryone }, update.Actor, now);
                }

                SqliteAudit.Append(session, now, update.Actor, "register-updated", update.Within[0], $"new {changes.Invited.Count}, changed {changes.Changed}, moved {changes.Moved}, left {changes.Left}");
                return new RegisterOutcome(changes.Invited, changes.Changed, changes.Moved, changes.Left, update.People.Count);
            },
            cancellationToken);
    }

    public Task<IReadOnlyList<RegisterCount>> CountAsync(int epoch, CancellationToken cancellationToken)
        => reader.ReadAsync(session => SqliteRegisterCounts.Read(session, epoch), cancellationToken);

    public Task<IReadOnlyList<RegisterAge>> AgesAsync(CancellationToken cancellationToken)
        => reader.ReadAsync(
            session => (IReadOnlyList<RegisterAge>)session.Query(
                "SELECT place, added, count(*) FROM register WHERE left_at IS NULL GROUP BY place, added ORDER BY added, place",
                row => new RegisterAge(row.GetString(0), SqliteTime.From(row.GetInt64(1)), row.GetInt64(2))),
            cancellationToken);

    public Task<ReprintOutcome> ReprintAsync(ReprintRequest request, IReadOnlyDictionary<string, string> codes, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return writer.WriteAsync(session => Reprint(session, request, codes, now), cancellationToken);
    }

    private static ReprintOutcome Reprint(SqliteSession session, ReprintRequest request, IReadOnlyDictionary<string, string> codes, DateTimeOffset now)
    {
        var people = SqliteRegisterCounts.People(session, PlaceList.Json(request.Within), request.Epoch);
        var (unknown, missing) = (codes.Keys.Count(token => !people.ContainsKey(token)), people.Keys.Count(token => !codes.ContainsKey(token)));
        if (unknown > 0 || missing > 0)
        {
            return new(null, new HashSet<string>(), unknown, missing);
        }

        var heard = people.Values.Count(was => was);
        var batch = DecideReprint.Of(heard, people.Count - heard, LastBatch(session, request), now);
        var invited = people.Where(person => batch == ReprintBatch.Everyone || !person.Value).Select(person => person.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var token in invited)
        {
            session.Execute("UPDATE invitations SET withdrawn = ?2 WHERE count_token = ?1 AND withdrawn IS NULL", token, SqliteTime.Of(now));
            session.Execute("INSERT INTO invitations (code_hash, count_token, made) VALUES (?1, ?2, ?3)", codes[token], token, SqliteTime.Of(now));
        }

        session.Execute(
            "INSERT INTO reprints (place, epoch, at, heard, everyone) VALUES (?1, ?2, ?3, ?4, ?5)",
            request.Place,
            request.Epoch,
            SqliteTime.Of(now),
            heard,
            batch == ReprintBatch.Everyone);
        SqliteAudit.Append(session, now, request.Actor, "cards-reprinted", request.Place);
        return new(batch, invited, 0, 0);
    }

    /// <summary>Batches for everyone told nothing, so they do not count.</summary>
    private static PrintedBatch? LastBatch(SqliteSession session, ReprintRequest request)
        => session.First(
            "SELECT at, heard, place <> ?3 FROM reprints WHERE place IN (SELECT value FROM json_each(?1)) AND epoch = ?2 AND everyone = 0 ORDER BY number DESC LIMIT 1",
            row => new PrintedBatch(SqliteTime.From(row.GetInt64(0)), row.GetInt64(1), row.GetBoolean(2)),
            PlaceList.Json(request.Related),
            request.Epoch,
            request.Place);
}
