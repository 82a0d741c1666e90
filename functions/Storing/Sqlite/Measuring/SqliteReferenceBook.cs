using System.Text.Json;
using System.Text.Json.Serialization;
using FeedbackPipeline.Measuring.References;

namespace FeedbackPipeline.Storing.Sqlite.Measuring;

public sealed partial class SqliteReferenceBook(SqliteReader reader, SqliteWriter writer, TimeProvider time) : IReferenceBook
{
    public async Task<IReadOnlyList<ReferencePopulation>> NewestAsync(CancellationToken cancellationToken)
        => await reader.ReadAsync(
            session => session.Query("SELECT place, max(version), body, from_register, tested FROM reference_populations WHERE for_stream = 1 GROUP BY place ORDER BY place", Population),
            cancellationToken);

    public async Task<IReadOnlyList<ReferencePopulation>> RegistersAsync(CancellationToken cancellationToken)
        => await reader.ReadAsync(
            session => session.Query("SELECT place, max(version), body, from_register, tested FROM reference_populations WHERE from_register = 1 GROUP BY place ORDER BY place", Population),
            cancellationToken);

    public async Task<IReadOnlyList<ReferencePopulation>> HistoryAsync(string place, CancellationToken cancellationToken)
        => await reader.ReadAsync(
            session => session.Query("SELECT place, version, body, from_register, tested FROM reference_populations WHERE place = ?1 ORDER BY version", Population, place),
            cancellationToken);

    public Task<int> AddAsync(string place, string source, DateOnly date, IReadOnlyList<ReferenceCounts> dimensions, string actor, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return writer.WriteAsync(session => Add(session, new(place, 0, source, date, dimensions), true, actor, now), cancellationToken);
    }

    /// <summary>Adds the next version inside somebody else's transaction.</summary>
    internal static int Add(SqliteSession session, ReferencePopulation population, bool forStream, string actor, DateTimeOffset now)
    {
        var version = session.First("SELECT coalesce(max(version), 0) + 1 FROM reference_populations WHERE place = ?1", row => row.GetInt32(0), population.Place);
        session.Execute(
            "INSERT INTO reference_populations (place, version, body, added, added_by, from_register, for_stream, tested) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            population.Place,
            version,
            JsonSerializer.Serialize(new Body(population.Source, population.Date, population.Dimensions), ReferenceJson.Default.Body),
            SqliteTime.Of(now),
            actor,
            population.FromRegister,
            forStream,
            population.Tested);
        SqliteAudit.Append(session, now, actor, "reference-added", population.Place, $"version {version}");
        return version;
    }

    private static ReferencePopulation Population(SqliteRow row)
    {
        var body = JsonSerializer.Deserialize(row.GetString(2), ReferenceJson.Default.Body)!;
        return new(row.GetString(0), row.GetInt32(1), body.Source, body.Date, body.Dimensions) { FromRegister = row.GetBoolean(3), Tested = row.GetBoolean(4) };
    }

    private sealed record Body(string Source, DateOnly Date, IReadOnlyList<ReferenceCounts> Dimensions);

    [JsonSerializable(typeof(Body))]
    private sealed partial class ReferenceJson : JsonSerializerContext;
}
