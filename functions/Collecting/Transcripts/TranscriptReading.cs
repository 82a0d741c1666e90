namespace FeedbackPipeline.Collecting.Transcripts;

/// <summary>What a file turned out to be: its segments in the file's order, or the rule it broke.</summary>
/// <param name="Problem">A sentence for the member of staff; null where the file could be read.</param>
public sealed record TranscriptReading(IReadOnlyList<TranscriptSegment> Segments, string? Problem = null)
{
    public static TranscriptReading Broken(string problem) => new([], problem);
}
