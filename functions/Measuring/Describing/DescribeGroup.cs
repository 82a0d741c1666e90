using FeedbackPipeline.Measuring.Folding;
using FeedbackPipeline.Measuring.Statistics;

namespace FeedbackPipeline.Measuring.Describing;

/// <summary>State and reference of a group → its figures.</summary>
public static class DescribeGroup
{
    /// <param name="reference">Null where the reference in force no longer has the group.</param>
    public static GroupFigures Of(DimensionState dimension, GroupState group, DimensionPlan plan, GroupPlan? reference, CountingMode mode)
    {
        var share = dimension.Known > 0 ? group.Shares / dimension.Known : group.StartShare;
        return new(
            dimension.Dimension,
            group.Category,
            dimension.Known,
            group.Heard,
            group.Shares,
            share,
            MissingVoices.Ratio(group.Heard, group.Shares),
            group.StartShare is > 0 and < 1 ? AnytimeInterval.Of(group.Parts, dimension.Observations, group.StartShare) : null,
            group.Gap.LogE(),
            group.Serious.LogE(),
            group.Gap.RecentRatio,
            group.LogThreshold,
            dimension.Unknown,
            StatusOf(dimension, group, plan, reference, mode))
        {
            ShownShare = mode == CountingMode.Register ? Math.Clamp(Math.Round(share, 2), 0.01, 0.99) : share,
        };
    }

    private static GroupStatus StatusOf(DimensionState dimension, GroupState group, DimensionPlan plan, GroupPlan? reference, CountingMode mode)
        => group.Alert is { } alert ? (alert.Serious ? GroupStatus.Serious : GroupStatus.Open)
            : reference is null or { Count: 0 } ? GroupStatus.NotInReference
            : group.LogThreshold is not { } threshold ? GroupStatus.NotTestable
            : IsTooEarly(dimension.Observations, plan, reference, mode, threshold) ? GroupStatus.TooEarly
            : AlertThreshold.Opens(group.Gap.LogE(), group.Gap.RecentRatio, AlertThreshold.LogWatch) ? GroupStatus.Watch
            : GroupStatus.InLine;

    private static bool IsTooEarly(long counted, DimensionPlan plan, GroupPlan reference, CountingMode mode, double threshold)
        => (mode == CountingMode.Stream
            ? Silence.Length((double)reference.Count / plan.People, threshold, counted)
            : Silence.Length(reference.Count, plan.People, threshold)) is not { } silence || counted < silence;
}
