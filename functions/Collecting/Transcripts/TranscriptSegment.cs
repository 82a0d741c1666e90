namespace FeedbackPipeline.Collecting.Transcripts;

/// <summary>A stretch of a recording, in words.</summary>
/// <param name="Start">From the start of the recording; null where the file gives no times.</param>
/// <param name="Confidence">How sure the machine was, 0 to 1; null where it did not say.</param>
/// <param name="Speaker">The file's own name or number of who speaks; null where it has none.</param>
public sealed record TranscriptSegment(TimeSpan? Start, string Text, double? Confidence = null, string? Speaker = null)
{
    /// <summary>Below this a person should listen again. Our own choice: makers give no figure, and speech that is hard to follow scores low though it is right, so nothing is ever dropped for it.</summary>
    public const double Sure = 0.7;

    public bool IsUnsure => Confidence < Sure;
}
