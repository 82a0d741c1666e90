using System.Text.Json;
using System.Text.Json.Serialization;
using FeedbackPipeline.Measuring.References;

namespace FeedbackPipeline.Storing.Sqlite.Measuring;

public sealed partial class SqliteReferenceBook(SqliteReader reader, SqliteWriter writer, TimeProvider time) : IReferenceBook
{
    public async Task<IReadOnlyList<ReferencePopulation>> NewestAsync(CancellationToken cancellationToken)
        => await reader.ReadAsync(
            session => session.Query("SELECT place, max(version), body, added, added_by FROM reference_populations GROUP BY place ORDER BY place", Population),
            cancellationToken);

    public async Task<IReadOnlyList<ReferencePopulation>> HistoryAsync(string place, CancellationToken cancellationToken)
        => await reader.ReadAsync(
            session => session.Query("SELECT place, version, body, added, added_by FROM reference_populations WHERE place = ?1 ORDER BY version", Population, place),
            cancellationToken);

    public Task<int> AddAsync(NewReference reference, string actor, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var body = JsonSerializer.Serialize(
            new Body(reference.Source, reference.Date, reference.Dimensions, reference.Total, reference.Geography, reference.Ages, reference.National, reference.NotKnown),
            ReferenceJson.Default.Body);
        return writer.WriteAsync(
            session =>
            {
                var version = session.First("SELECT coalesce(max(version), 0) + 1 FROM reference_populations WHERE place = ?1", row => row.GetInt32(0), reference.Place);
                session.Execute(
                    "INSERT INTO reference_populations (place, version, body, added, added_by) VALUES (?1, ?2, ?3, ?4, ?5)",
                    reference.Place,
                    version,
                    body,
                    SqliteTime.Of(now),
                    actor);
                // What was being prepared is done.
                session.Execute("DELETE FROM reference_drafts WHERE place = ?1", reference.Place);
                SqliteAudit.Append(session, now, actor, "reference-added", reference.Place, $"version {version}");
                return version;
            },
            cancellationToken);
    }

    private static ReferencePopulation Population(SqliteRow row)
    {
        var body = JsonSerializer.Deserialize(row.GetString(2), ReferenceJson.Default.Body)!;
        return new(row.GetString(0), row.GetInt32(1), body.Source, body.Date, body.Dimensions)
        {
            Total = body.Total,
            Geography = body.Geography,
            Ages = body.Ages,
            National = body.National,
            NotKnown = body.NotKnown ?? [],
            Added = SqliteTime.From(row.GetInt64(3)),
            AddedBy = row.GetString(4),
        };
    }

    private sealed record Body(
        string Source,
        DateOnly Date,
        IReadOnlyList<ReferenceCounts> Dimensions,
        long? Total = null,
        string? Geography = null,
        string? Ages = null,
        bool National = false,
        IReadOnlyList<string>? NotKnown = null);

    [JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonSerializable(typeof(Body))]
    private sealed partial class ReferenceJson : JsonSerializerContext;
}
