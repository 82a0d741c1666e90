using System.Text.Json;
using System.Text.Json.Serialization;
using FeedbackPipeline.Measuring.References;

namespace FeedbackPipeline.Storing.Sqlite.Measuring;

public sealed partial class SqliteReferenceBook(SqliteReader reader, SqliteWriter writer, TimeProvider time) : IReferenceBook
{
    private const string Columns = "body, added, added_by, from_register, for_stream, tested";

    public async Task<IReadOnlyList<ReferencePopulation>> NewestAsync(CancellationToken cancellationToken)
        => await reader.ReadAsync(
            session => session.Query($"SELECT place, max(version), {Columns} FROM reference_populations WHERE for_stream = 1 GROUP BY place ORDER BY place", Population),
            cancellationToken);

    public async Task<IReadOnlyList<ReferencePopulation>> RegistersAsync(CancellationToken cancellationToken)
        => await reader.ReadAsync(
            session => session.Query($"SELECT place, max(version), {Columns} FROM reference_populations WHERE from_register = 1 GROUP BY place ORDER BY place", Population),
            cancellationToken);

    public async Task<IReadOnlyList<ReferencePopulation>> HistoryAsync(string place, CancellationToken cancellationToken)
        => await reader.ReadAsync(
            session => session.Query($"SELECT place, version, {Columns} FROM reference_populations WHERE place = ?1 ORDER BY version", Population, place),
            cancellationToken);

    public Task<int> AddAsync(NewReference reference, string actor, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return writer.WriteAsync(
            session =>
            {
                // What was being prepared is done.
                session.Execute("DELETE FROM reference_drafts WHERE place = ?1", reference.Place);
                return Add(
                    session,
                    new(reference.Place, 0, reference.Source, reference.Date, reference.Dimensions)
                    {
                        Total = reference.Total,
                        Geography = reference.Geography,
                        Ages = reference.Ages,
                        National = reference.National,
                        NotKnown = reference.NotKnown,
                    },
                    actor,
                    now);
            },
            cancellationToken);
    }

    /// <summary>Adds the next version inside somebody else's transaction.</summary>
    internal static int Add(SqliteSession session, ReferencePopulation population, string actor, DateTimeOffset now)
    {
        var version = session.First("SELECT coalesce(max(version), 0) + 1 FROM reference_populations WHERE place = ?1", row => row.GetInt32(0), population.Place);
        var body = new Body(population.Source, population.Date, population.Dimensions, population.Total, population.Geography, population.Ages, population.National, population.NotKnown);
        session.Execute(
            "INSERT INTO reference_populations (place, version, body, added, added_by, from_register, for_stream, tested) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            population.Place,
            version,
            JsonSerializer.Serialize(body, ReferenceJson.Default.Body),
            SqliteTime.Of(now),
            actor,
            population.FromRegister,
            population.ForStream,
            population.Tested);
        SqliteAudit.Append(session, now, actor, "reference-added", population.Place, $"version {version}");
        return version;
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
            FromRegister = row.GetBoolean(5),
            ForStream = row.GetBoolean(6),
            Tested = row.GetBoolean(7),
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
