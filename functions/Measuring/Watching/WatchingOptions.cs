using System.ComponentModel.DataAnnotations;

namespace FeedbackPipeline.Measuring.Watching;

/// <summary>When silence, much help and old counts are worth an alert. Section <c>Watching</c>.</summary>
public sealed class WatchingOptions
{
    public const string Section = "Watching";

    /// <summary>False alerts about silence expected in a year, over all places and channels together.</summary>
    [Range(0.01, 12)]
    public double FalseSilencesPerYear { get; set; } = 0.5;

    /// <summary>A wait shorter than this many days is never an alert: holidays and bank holidays.</summary>
    [Range(3, 365)]
    public int SilentDays { get; set; } = 14;

    /// <summary>The chance of any false alert about help in a year, over all services together.</summary>
    [Range(0.001, 0.2)]
    public double HelpAlpha { get; set; } = 0.05;

    /// <summary>Counts of who you support that are older than this many months are out of date.</summary>
    [Range(1, 120)]
    public int ReferenceMonths { get; set; } = 12;
}
