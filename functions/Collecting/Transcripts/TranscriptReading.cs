namespace FeedbackPipeline.Collecting.Transcripts;

/// <summary>What a file turned out to be: its segments in the file's order, or the rule it broke.</summary>
/// <param name="Problem">A sentence for the member of staff; null where the file could be read.</param>
public sealed record TranscriptReading(IReadOnlyList<TranscriptSegment> Segments, string? Problem = null)
{
    /// <summary>It could be read, and there are no words in it.</summary>
    public bool IsSilent { get; init; }

    public static TranscriptReading Broken(string problem) => new([], problem);
}
