using System.Text.Json;
using System.Text.Json.Serialization;
using FeedbackPipeline.Collecting.Transcripts;
using FeedbackPipeline.Messages;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Storing.Sqlite.Queueing;
using FeedbackPipeline.Storing.Sqlite.Reviewing;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Storing.Sqlite.Collecting;

public sealed partial class SqliteTranscriptDrafts(SqliteReader reader, SqliteWriter writer, Sealing sealing, Envelopes envelopes, IdFactory ids, TimeProvider time) : ITranscriptDrafts
{
    private const int AtOnce = 1_000;

    public Task KeepAsync(TranscriptDraft draft, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var words = sealing.Seal(JsonSerializer.Serialize(draft.Segments, SegmentsJson.Default.IReadOnlyListTranscriptSegment), draft.Id);
        return writer.WriteAsync(
            session =>
            {
                var kept = session.Execute(
                    "INSERT INTO transcript_drafts (id, place, uploaded, uploaded_by, may_be_harm, sealed, level) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT DO NOTHING",
                    draft.Id,
                    draft.Place,
                    SqliteTime.Of(draft.Uploaded),
                    draft.UploadedBy,
                    draft.MayBeHarm,
                    words,
                    draft.Level is { } level ? Code.Of(level) : null);
                if (kept > 0)
                {
                    SqliteAudit.Append(session, now, draft.UploadedBy, "transcript-uploaded", draft.Id, draft.Place);
                }

                if (kept > 0 && draft.IsUrgent)
                {
                    SqliteQueue.Put(session, ConcernRaised.Queue, ids.Next("m_"), envelopes.Seal(new ConcernRaised(draft.Id)), subject: null, now);
                }
            },
            cancellationToken);
    }

    public Task<IReadOnlyList<WaitingTranscript>> WaitingAsync(IReadOnlyCollection<string> places, CancellationToken cancellationToken)
        => reader.ReadAsync<IReadOnlyList<WaitingTranscript>>(
            session => session.Query(
                "SELECT id, place, uploaded, may_be_harm FROM transcript_drafts WHERE place IN (SELECT value FROM json_each(?1)) ORDER BY may_be_harm DESC, uploaded, id",
                row => new WaitingTranscript(row.GetString(0), row.GetString(1), SqliteTime.From(row.GetInt64(2)), row.GetBoolean(3)),
                PlaceList.Json([.. places])),
            cancellationToken);

    public async Task<TranscriptDraft?> OpenAsync(string id, IReadOnlyCollection<string> places, string actor, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var found = await writer.WriteAsync(
            session =>
            {
                var row = session.First(
                    "SELECT place, uploaded, uploaded_by, level, sealed FROM transcript_drafts WHERE id = ?1 AND place IN (SELECT value FROM json_each(?2))",
                    row => (Draft: new TranscriptDraft(id, row.GetString(0), SqliteTime.From(row.GetInt64(1)), row.GetString(2), row.IsDBNull(3) ? null : Code.Parse<ConcernLevel>(row.GetString(3)), []), Sealed: row.GetString(4)),
                    id,
                    PlaceList.Json([.. places]));
                if (row.Draft is not null)
                {
                    SqliteAudit.Append(session, now, actor, "transcript-read", id);
                }

                return row;
            },
            cancellationToken);
        return found.Draft is null ? null : found.Draft with { Segments = JsonSerializer.Deserialize(sealing.Open(found.Sealed, id), SegmentsJson.Default.IReadOnlyListTranscriptSegment)! };
    }

    public Task DropAsync(string id, string actor, TranscriptEnd end, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return writer.WriteAsync(
            session =>
            {
                if (session.Execute("DELETE FROM transcript_drafts WHERE id = ?1", id) > 0)
                {
                    SqliteAudit.Append(session, now, actor, end == TranscriptEnd.Sent ? "transcript-sent" : "transcript-abandoned", id);
                }
            },
            cancellationToken);
    }

    public Task<int> DropOldAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return writer.WriteAsync(
            session =>
            {
                var old = session.Query(
                    "DELETE FROM transcript_drafts WHERE id IN (SELECT id FROM transcript_drafts WHERE uploaded < ?1 LIMIT ?2) RETURNING id",
                    row => row.GetString(0),
                    SqliteTime.Of(before),
                    AtOnce);
                foreach (var id in old)
                {
                    SqliteAudit.Append(session, now, "pipeline", "transcript-too-old", id);
                }

                return old.Count;
            },
            cancellationToken);
    }

    [JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, IgnoreReadOnlyProperties = true)]
    [JsonSerializable(typeof(IReadOnlyList<TranscriptSegment>))]
    private sealed partial class SegmentsJson : JsonSerializerContext;
}
