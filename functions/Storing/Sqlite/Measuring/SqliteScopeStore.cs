using System.Text.Json;
using System.Text.Json.Serialization;
using FeedbackPipeline.Measuring.Folding;
using FeedbackPipeline.Measuring.Projecting;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Storing.Sqlite.Measuring;

public sealed partial class SqliteScopeStore(SqliteReader reader, SqliteWriter writer) : IScopeStore
{
    public Task<ScopeRecord> LoadAsync(string scope, CancellationToken cancellationToken)
        => reader.ReadAsync(
            session => session.First(
                "SELECT version, checkpoint, sequence, state FROM scopes WHERE scope = ?1",
                row => new ScopeRecord(scope, row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), ScopeState.FromJson(row.GetString(3))),
                scope) ?? new ScopeRecord(scope, 0, 0, 0, ScopeState.Empty),
            cancellationToken);

    public Task<IReadOnlyList<FeedEntry>> ReadFeedAsync(long after, int most, CancellationToken cancellationToken)
        => reader.ReadAsync(session => SqliteFeed.Read(session, after, most), cancellationToken);

    public Task<Dictionary<(string Person, string Dimension), SeenAs>> ReadSeenAsync(string scope, int epoch, IReadOnlyCollection<string> people, CancellationToken cancellationToken)
        => reader.ReadAsync(
            session =>
            {
                var seen = new Dictionary<(string Person, string Dimension), SeenAs>();
                foreach (var person in people)
                {
                    foreach (var (dimension, known) in session.Query(
                        "SELECT dimension, marker, category FROM seen WHERE scope = ?1 AND epoch = ?2 AND person = ?3",
                        row => (row.GetString(0), new SeenAs(Code.Parse<ObservationKind>(row.GetString(1)), row.IsDBNull(2) ? null : row.GetString(2))),
                        scope,
                        epoch,
                        person))
                    {
                        seen[(person, dimension)] = known;
                    }
                }

                return seen;
            },
            cancellationToken);

    public Task<double> AlphaAsync(string scope, int epoch, double alpha, IReadOnlyCollection<string> monitored, bool othersMayJoin, CancellationToken cancellationToken)
        => writer.WriteAsync(
            session =>
            {
                var given = session.Query("SELECT scope, alpha FROM alphas WHERE epoch = ?1", row => (Scope: row.GetString(0), Alpha: row.GetDouble(1)), epoch);
                if (given.Find(known => known.Scope == scope) is { Scope: not null } mine)
                {
                    return mine.Alpha;
                }

                var waiting = monitored.Count(other => given.TrueForAll(known => known.Scope != other)) + (othersMayJoin ? 1 : 0);
                var left = alpha - given.Sum(known => known.Alpha);
                // What rounding leaves over is nothing.
                var part = left > alpha * 1e-9 ? left / Math.Max(1, waiting) : 0;
                session.Execute("INSERT INTO alphas (epoch, scope, alpha) VALUES (?1, ?2, ?3)", epoch, scope, part);
                return part;
            },
            cancellationToken);

    public Task<bool> CommitAsync(ScopeCommit commit, CancellationToken cancellationToken)
    {
        var state = commit.State.ToJson();
        return writer.WriteAsync(
            session =>
            {
                var before = commit.Before;
                var moved = before.Version == 0
                    ? session.Execute("INSERT INTO scopes (scope, version, checkpoint, sequence, state) VALUES (?1, 1, ?2, ?3, ?4) ON CONFLICT DO NOTHING", before.Scope, commit.Position, before.Sequence + commit.Observations.Count, state)
                    : session.Execute("UPDATE scopes SET version = version + 1, checkpoint = ?2, sequence = ?3, state = ?4 WHERE scope = ?1 AND version = ?5", before.Scope, commit.Position, before.Sequence + commit.Observations.Count, state, before.Version);
                if (moved == 0)
                {
                    return false;
                }

                foreach (var entry in commit.Observations)
                {
                    Insert(session, before.Scope, entry);
                }

                foreach (var signal in commit.Signals)
                {
                    session.Execute("INSERT INTO signals (scope, sequence, body) VALUES (?1, ?2, ?3)", signal.Scope, signal.Sequence, signal.ToJson());
                }

                return true;
            },
            cancellationToken);
    }

    public async Task<IReadOnlyList<LedgerEntry>> ReadLedgerAsync(string scope, CancellationToken cancellationToken)
        => await reader.ReadAsync(
            session => session.Query(
                "SELECT sequence, person, reference, body FROM observations WHERE scope = ?1 ORDER BY sequence",
                row => new LedgerEntry(
                    row.GetInt64(0),
                    row.IsDBNull(1) ? null : row.GetString(1),
                    row.GetInt32(2),
                    JsonSerializer.Deserialize(row.GetString(3), LedgerJson.Default.Observation)!),
                scope),
            cancellationToken);

    private static void Insert(SqliteSession session, string scope, LedgerEntry entry)
    {
        // Erased between reading and now: it stays counted, without its id or its person.
        var observation = entry.Observation;
        var here = session.First("SELECT 1 FROM feedback WHERE id = ?1", _ => true, observation.Id);
        session.Execute(
            "INSERT INTO observations (scope, sequence, epoch, person, dimension, feedback, reference, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            scope,
            entry.Sequence,
            observation.Epoch,
            here ? entry.Person : null,
            observation.Dimension,
            here ? observation.Id : null,
            entry.Reference,
            JsonSerializer.Serialize(observation with { Id = null }, LedgerJson.Default.Observation));
        // Whoever leaves the register or comes back was marked when they were counted, whatever has been erased since.
        var moves = observation.Kind is ObservationKind.Left or ObservationKind.Returned;
        if (here || moves || (entry.Person != observation.Id && session.First("SELECT 1 FROM feedback WHERE respondent = ?1", _ => true, entry.Person)))
        {
            session.Execute(
                """
                INSERT INTO seen (scope, epoch, person, dimension, marker, category) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                ON CONFLICT DO UPDATE SET marker = excluded.marker, category = excluded.category
                """,
                scope,
                observation.Epoch,
                entry.Person,
                observation.Dimension,
                Code.Of(entry.Marker.Kind),
                entry.Marker.Category);
        }
    }

    [JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonSerializable(typeof(Observation))]
    private sealed partial class LedgerJson : JsonSerializerContext;
}
