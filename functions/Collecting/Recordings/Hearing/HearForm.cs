namespace FeedbackPipeline.Collecting.Recordings.Hearing;

/// <summary>What a member of staff heard.</summary>
public sealed class HearForm
{
    public string? Text { get; set; }
}
