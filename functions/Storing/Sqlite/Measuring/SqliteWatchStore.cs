using System.Globalization;
using FeedbackPipeline.Measuring.Watching;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Storing.Sqlite.Measuring;

public sealed class SqliteWatchStore(SqliteReader reader, SqliteWriter writer) : IWatchStore
{
    private const string SeenAs = "watched";

    public Task<WatchRecord> LoadAsync(string scope, CancellationToken cancellationToken)
        => reader.ReadAsync(
            session => session.First(
                "SELECT version, checkpoint, sequence, state FROM watches WHERE scope = ?1",
                row => new WatchRecord(scope, row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetString(3)),
                scope) ?? new WatchRecord(scope, 0, 0, 0, ""),
            cancellationToken);

    public async Task<IReadOnlyList<Arrival>> ReadArrivalsAsync(long after, int most, CancellationToken cancellationToken)
        => await reader.ReadAsync(
            session => session.Query(
                "SELECT sequence, received, place, channel, help, coalesce(respondent, id) FROM feedback WHERE sequence > ?1 ORDER BY sequence LIMIT ?2",
                row => new Arrival(
                    row.GetInt64(0),
                    SqliteTime.From(row.GetInt64(1)),
                    row.GetString(2),
                    Code.Parse<Channel>(row.GetString(3)),
                    Code.Parse<Help>(row.GetString(4)),
                    row.GetString(5)),
                after,
                most),
            cancellationToken);

    public async Task<IReadOnlyList<HeardDay>> ReadDaysAsync(DateOnly from, CancellationToken cancellationToken)
        => await reader.ReadAsync(
            session => session.Query(
                "SELECT place, channel, day, live FROM heard_days WHERE day >= ?1 ORDER BY day",
                row => new HeardDay(
                    row.GetString(0),
                    Code.Parse<Channel>(row.GetString(1)),
                    DateOnly.ParseExact(row.GetString(2), "O", CultureInfo.InvariantCulture),
                    row.GetBoolean(3)),
                Day(from)),
            cancellationToken);

    public Task<HashSet<string>> ReadSeenAsync(string scope, int epoch, IReadOnlyCollection<string> people, CancellationToken cancellationToken)
        => reader.ReadAsync(
            session => people
                .Where(person => session.First("SELECT 1 FROM seen WHERE scope = ?1 AND epoch = ?2 AND person = ?3 AND dimension = ?4", _ => true, scope, epoch, person, SeenAs))
                .ToHashSet(StringComparer.Ordinal),
            cancellationToken);

    public Task<bool> CommitAsync(WatchCommit commit, CancellationToken cancellationToken)
        => writer.WriteAsync(
            session =>
            {
                var before = commit.Before;
                var sequence = before.Sequence + commit.Signals.Count;
                var moved = before.Version == 0
                    ? session.Execute("INSERT INTO watches (scope, version, checkpoint, sequence, state) VALUES (?1, 1, ?2, ?3, ?4) ON CONFLICT DO NOTHING", before.Scope, commit.Checkpoint, sequence, commit.State)
                    : session.Execute("UPDATE watches SET version = version + 1, checkpoint = ?2, sequence = ?3, state = ?4 WHERE scope = ?1 AND version = ?5", before.Scope, commit.Checkpoint, sequence, commit.State, before.Version);
                if (moved == 0)
                {
                    return false;
                }

                foreach (var (body, number) in commit.Signals.Select((body, index) => (body, before.Sequence + index + 1)))
                {
                    session.Execute("INSERT INTO signals (scope, sequence, body) VALUES (?1, ?2, ?3)", before.Scope, number, body);
                }

                Mark(session, commit);
                return true;
            },
            cancellationToken);

    private static void Mark(SqliteSession session, WatchCommit commit)
    {
        foreach (var mark in commit.Days ?? [])
        {
            session.Execute(
                "INSERT INTO heard_days (place, channel, day, live) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO UPDATE SET live = max(live, excluded.live)",
                mark.Place,
                Code.Of(mark.Channel),
                Day(mark.Day),
                mark.Live);
        }

        foreach (var (epoch, person) in commit.Seen ?? [])
        {
            // Erased between reading and now: it stays counted, and nothing of the person is kept.
            if (session.First("SELECT 1 FROM feedback WHERE respondent = ?1", _ => true, person))
            {
                session.Execute("INSERT INTO seen (scope, epoch, person, dimension, marker) VALUES (?1, ?2, ?3, ?4, 'known') ON CONFLICT DO NOTHING", commit.Before.Scope, epoch, person, SeenAs);
            }
        }
    }

    private static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
