using System.Text.Json;
using System.Text.Json.Serialization;
using FeedbackPipeline.Measuring.References;

namespace FeedbackPipeline.Storing.Sqlite.Measuring;

public sealed partial class SqliteReferenceBook(SqliteReader reader, SqliteWriter writer, TimeProvider time) : IReferenceBook
{
    public async Task<IReadOnlyList<ReferencePopulation>> NewestAsync(CancellationToken cancellationToken)
        => await reader.ReadAsync(
            session => session.Query("SELECT place, max(version), body FROM reference_populations GROUP BY place ORDER BY place", Population),
            cancellationToken);

    public async Task<IReadOnlyList<ReferencePopulation>> HistoryAsync(string place, CancellationToken cancellationToken)
        => await reader.ReadAsync(
            session => session.Query("SELECT place, version, body FROM reference_populations WHERE place = ?1 ORDER BY version", Population, place),
            cancellationToken);

    public Task<int> AddAsync(string place, string source, DateOnly date, IReadOnlyList<ReferenceCounts> dimensions, string actor, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var body = JsonSerializer.Serialize(new Body(source, date, dimensions), ReferenceJson.Default.Body);
        return writer.WriteAsync(
            session =>
            {
                var version = session.First("SELECT coalesce(max(version), 0) + 1 FROM reference_populations WHERE place = ?1", row => row.GetInt32(0), place);
                session.Execute(
                    "INSERT INTO reference_populations (place, version, body, added, added_by) VALUES (?1, ?2, ?3, ?4, ?5)",
                    place,
                    version,
                    body,
                    SqliteTime.Of(now),
                    actor);
                SqliteAudit.Append(session, now, actor, "reference-added", place, $"version {version}");
                return version;
            },
            cancellationToken);
    }

    private static ReferencePopulation Population(SqliteRow row)
    {
        var body = JsonSerializer.Deserialize(row.GetString(2), ReferenceJson.Default.Body)!;
        return new(row.GetString(0), row.GetInt32(1), body.Source, body.Date, body.Dimensions);
    }

    private sealed record Body(string Source, DateOnly Date, IReadOnlyList<ReferenceCounts> Dimensions);

    [JsonSerializable(typeof(Body))]
    private sealed partial class ReferenceJson : JsonSerializerContext;
}
