using System.Text.Json;
using FeedbackPipeline.Collecting.Transcripts;
using FeedbackPipeline.Securing;

namespace FeedbackPipeline.Storing.Cosmos.Collecting;

/// <summary>What a machine wrote down from a recording and nobody has checked.</summary>
internal static class KeptHeard
{
    public static string Seal(Sealing sealing, string feedbackId, IReadOnlyList<TranscriptSegment> segments)
        => sealing.Seal(JsonSerializer.Serialize(segments, CosmosJson.Options), feedbackId);

    public static IReadOnlyList<TranscriptSegment> Of(FeedbackDocument feedback, Sealing sealing)
        => feedback.Recording?.Heard is { } heard ? JsonSerializer.Deserialize<IReadOnlyList<TranscriptSegment>>(sealing.Open(heard, feedback.Id), CosmosJson.Options)! : [];
}
