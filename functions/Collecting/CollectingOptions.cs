using System.ComponentModel.DataAnnotations;

namespace FeedbackPipeline.Collecting;

/// <summary>Limits on what is taken in. Section <c>Collecting</c>.</summary>
public sealed class CollectingOptions
{
    public const string Section = "Collecting";

    /// <summary>Longest text of one answer, in UTF-16 units.</summary>
    [Range(100, 1_000_000)]
    public int MaximumTextLength { get; set; } = 20_000;

    /// <summary>Largest request body in bytes; audio has its own limit.</summary>
    [Range(1_024, 100_000_000)]
    public int MaximumBodyBytes { get; set; } = 1_048_576;

    /// <summary>Largest file of a transcript in bytes; two hours of speech with a time for each word are about three million.</summary>
    [Range(1_024, 25_000_000)]
    public int MaximumTranscriptBytes { get; set; } = 5_242_880;

    /// <summary>Days a half-finished form, or a transcript nobody has checked, is kept.</summary>
    [Range(1, 365)]
    public int DraftDays { get; set; } = 30;

    /// <summary>Hours without a new about-you answer after which the dialogue counts as over.</summary>
    [Range(1, 720)]
    public int AboutYouIdleHours { get; set; } = 24;
}
