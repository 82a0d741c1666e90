using System.Text.Json;
using System.Text.Json.Serialization;
using FeedbackPipeline.Measuring.References;

namespace FeedbackPipeline.Storing.Sqlite.Measuring;

public sealed partial class SqliteReferenceDrafts(SqliteReader reader, SqliteWriter writer, TimeProvider time) : IReferenceDrafts
{
    public Task<ReferenceDraft?> FindAsync(string place, CancellationToken cancellationToken)
        => reader.ReadAsync(
            session => session.First("SELECT body FROM reference_drafts WHERE place = ?1", row => JsonSerializer.Deserialize(row.GetString(0), ReferenceDraftJson.Default.ReferenceDraft), place),
            cancellationToken);

    public Task SaveAsync(string place, ReferenceDraft draft, string actor, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var body = JsonSerializer.Serialize(draft, ReferenceDraftJson.Default.ReferenceDraft);
        return writer.WriteAsync(
            session =>
            {
                session.Execute(
                    """
                    INSERT INTO reference_drafts (place, body, changed, changed_by) VALUES (?1, ?2, ?3, ?4)
                    ON CONFLICT DO UPDATE SET body = excluded.body, changed = excluded.changed, changed_by = excluded.changed_by
                    """,
                    place,
                    body,
                    SqliteTime.Of(now),
                    actor);
                SqliteAudit.Append(session, now, actor, "reference-drafted", place);
            },
            cancellationToken);
    }

    public Task DropAsync(string place, string actor, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return writer.WriteAsync(
            session =>
            {
                if (session.Execute("DELETE FROM reference_drafts WHERE place = ?1", place) > 0)
                {
                    SqliteAudit.Append(session, now, actor, "reference-draft-dropped", place);
                }
            },
            cancellationToken);
    }

    [JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonSerializable(typeof(ReferenceDraft))]
    private sealed partial class ReferenceDraftJson : JsonSerializerContext;
}
