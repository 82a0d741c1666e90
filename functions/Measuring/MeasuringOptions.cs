using System.ComponentModel.DataAnnotations;

namespace FeedbackPipeline.Measuring;

/// <summary>How strictly and how often it is measured who is missing. Section <c>Measuring</c>.</summary>
public sealed class MeasuringOptions
{
    public const string Section = "Measuring";

    /// <summary>The chance that any alert of one epoch is false, over all places together.</summary>
    [Range(0.001, 0.2)]
    public double Alpha { get; set; } = 0.05;

    /// <summary>The part of a register that should be heard by the end of an epoch; 1: everyone once. It sets the pace, never an alert.</summary>
    [Range(0.1, 1)]
    public double CoverageTarget { get; set; } = 1;

    /// <summary>Feed entries worked in one transaction.</summary>
    [Range(1, 10_000)]
    public int PageSize { get; set; } = 500;

    /// <summary>Seconds a standalone process waits between two looks at the feed.</summary>
    [Range(1, 3_600)]
    public int EverySeconds { get; set; } = 2;
}
