using FeedbackPipeline.Measuring.Statistics;

namespace FeedbackPipeline.Measuring.Describing;

/// <summary>The exact figures of one group in one epoch. Not protected for small numbers.</summary>
/// <param name="Known">n: people with a known category in the dimension.</param>
/// <param name="Observed">s: those of the group.</param>
/// <param name="Expected">nπ, with the mean of π where it varied.</param>
/// <param name="Share">π, or its mean where it varied.</param>
/// <param name="Ratio">s/(nπ); null where nobody is expected.</param>
/// <param name="Interval">95 % anytime-valid interval of the share; null where the reference share is 0 or 1.</param>
/// <param name="LogE">ln E of the gap lens; 0 where the group is not tested.</param>
/// <param name="SeriousLogE">ln E of the serious lens.</param>
/// <param name="RecentRatio">ρ̃, 1 where there is nothing to go by.</param>
/// <param name="LogThreshold">ln E an alert needs; null where the group is not tested.</param>
/// <param name="Unknown">People who did not say, declined included.</param>
public sealed record GroupFigures(
    string Dimension,
    string Category,
    long Known,
    long Observed,
    double Expected,
    double Share,
    double? Ratio,
    AnytimeInterval? Interval,
    double LogE,
    double SeriousLogE,
    double RecentRatio,
    double? LogThreshold,
    long Unknown,
    GroupStatus Status)
{
    /// <summary>The share that protected figures go by: where it came from the urn, every answer has moved it a little, so it is rounded.</summary>
    public double ShownShare { get; init; } = Share;

    /// <summary>max(0, expected − observed).</summary>
    public double Missing => MissingVoices.Count(Observed, Expected);

    public (double Lower, double Upper) MissingRange => MissingVoices.Range(Known, Share, Interval ?? new(0, 1));

    /// <summary>The interval of the ratio; null where there is none.</summary>
    public AnytimeInterval? RatioInterval => Share > 0 ? Interval?.DividedBy(Share) : null;

    public bool IsOpen => Status is GroupStatus.Open or GroupStatus.Serious;
}
