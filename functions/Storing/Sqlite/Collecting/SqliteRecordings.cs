using System.Text.Json;
using System.Text.Json.Serialization;
using FeedbackPipeline.Collecting.Recordings;
using FeedbackPipeline.Collecting.Transcripts;
using FeedbackPipeline.Securing;

namespace FeedbackPipeline.Storing.Sqlite.Collecting;

/// <summary>Recordings inside somebody else's transaction.</summary>
internal static partial class SqliteRecordings
{
    public static void Put(SqliteSession session, string feedbackId, ShelvedRecording? recording)
    {
        if (recording is not null)
        {
            session.Execute("INSERT INTO recordings (feedback, state, shelved) VALUES (?1, 'waiting', ?2)", feedbackId, Shelved(recording));
        }
    }

    public static string Shelved(ShelvedRecording recording) => JsonSerializer.Serialize(recording, RecordingJson.Default.ShelvedRecording);

    public static ShelvedRecording Shelved(string json) => JsonSerializer.Deserialize(json, RecordingJson.Default.ShelvedRecording)!;

    public static string Seal(Sealing sealing, string feedbackId, IReadOnlyList<TranscriptSegment> segments)
        => sealing.Seal(JsonSerializer.Serialize(segments, RecordingJson.Default.IReadOnlyListTranscriptSegment), feedbackId);

    public static IReadOnlyList<TranscriptSegment> Open(Sealing sealing, string feedbackId, string heard)
        => JsonSerializer.Deserialize(sealing.Open(heard, feedbackId), RecordingJson.Default.IReadOnlyListTranscriptSegment)!;

    /// <summary>What a machine wrote down and nobody has checked.</summary>
    public static IReadOnlyList<TranscriptSegment> Heard(SqliteSession session, Sealing sealing, string feedbackId)
        => session.First("SELECT heard FROM recordings WHERE feedback = ?1 AND heard IS NOT NULL", row => row.GetString(0), feedbackId) is { } heard ? Open(sealing, feedbackId, heard) : [];

    [JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, IgnoreReadOnlyProperties = true)]
    [JsonSerializable(typeof(IReadOnlyList<TranscriptSegment>))]
    [JsonSerializable(typeof(ShelvedRecording))]
    private sealed partial class RecordingJson : JsonSerializerContext;
}
