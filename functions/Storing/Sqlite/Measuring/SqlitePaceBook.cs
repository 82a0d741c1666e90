using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using FeedbackPipeline.Measuring.Covering;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Storing.Sqlite.Measuring;

public sealed partial class SqlitePaceBook(SqliteReader reader, SqliteWriter writer) : IPaceBook
{
    public Task<PaceRecord> LoadAsync(string place, CancellationToken cancellationToken)
        => reader.ReadAsync(
            session => session.First(
                "SELECT version, body FROM paces WHERE place = ?1",
                row => new PaceRecord(place, row.GetInt64(0), JsonSerializer.Deserialize(row.GetString(1), PaceJson.Default.DictionaryStringBehindGroup)!.ToImmutableDictionary()),
                place) ?? new PaceRecord(place, 0, ImmutableDictionary<string, BehindGroup>.Empty),
            cancellationToken);

    public Task<bool> CommitAsync(PaceRecord before, ImmutableDictionary<string, BehindGroup> after, IReadOnlyList<PaceSignal> signals, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.Serialize(after.OrderBy(pair => pair.Key, StringComparer.Ordinal).ToDictionary(), PaceJson.Default.DictionaryStringBehindGroup);
        return writer.WriteAsync(
            session =>
            {
                var moved = before.Version == 0
                    ? session.Execute("INSERT INTO paces (place, version, body) VALUES (?1, 1, ?2) ON CONFLICT DO NOTHING", before.Place, body)
                    : session.Execute("UPDATE paces SET version = version + 1, body = ?2 WHERE place = ?1 AND version = ?3", before.Place, body, before.Version);
                if (moved == 0)
                {
                    return false;
                }

                foreach (var signal in signals)
                {
                    session.Execute("INSERT INTO signals (scope, sequence, body) VALUES (?1, ?2, ?3)", signal.Scope, signal.Sequence, signal.ToJson());
                }

                return true;
            },
            cancellationToken);
    }

    [JsonSerializable(typeof(Dictionary<string, BehindGroup>))]
    private sealed partial class PaceJson : JsonSerializerContext;
}
