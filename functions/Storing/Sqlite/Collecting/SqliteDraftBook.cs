using System.Text.Json;
using System.Text.Json.Serialization;
using FeedbackPipeline.Collecting.Drafting;

namespace FeedbackPipeline.Storing.Sqlite.Collecting;

public sealed partial class SqliteDraftBook(SqliteReader reader, SqliteWriter writer) : IDraftBook
{
    public Task<Draft?> FindAsync(string id, CancellationToken cancellationToken)
        => reader.ReadAsync(
            session => session.First("SELECT body FROM drafts WHERE id = ?1", row => JsonSerializer.Deserialize(row.GetString(0), DraftJson.Default.Draft), id),
            cancellationToken);

    public Task SaveAsync(Draft draft, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.Serialize(draft, DraftJson.Default.Draft);
        return writer.WriteAsync(
            session => session.Execute(
                "INSERT INTO drafts (id, body, touched) VALUES (?1, ?2, ?3) ON CONFLICT (id) DO UPDATE SET body = excluded.body, touched = excluded.touched",
                draft.Id,
                body,
                SqliteTime.Of(draft.Touched)),
            cancellationToken);
    }

    public Task DeleteAsync(string id, CancellationToken cancellationToken)
        => writer.WriteAsync(session => session.Execute("DELETE FROM drafts WHERE id = ?1", id), cancellationToken);

    [JsonSerializable(typeof(Draft))]
    private sealed partial class DraftJson : JsonSerializerContext;
}
