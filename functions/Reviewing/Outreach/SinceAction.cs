using FeedbackPipeline.Measuring.Folding;
using FeedbackPipeline.Measuring.Projecting;
using FeedbackPipeline.Measuring.Statistics;

namespace FeedbackPipeline.Reviewing.Outreach;

/// <summary>Who was heard before and after something was tried, in one way of counting.</summary>
/// <param name="Before">People with a known answer in that counting period, up to the action.</param>
/// <param name="Since">New people with a known answer after it; who was counted before does not count again within the period.</param>
/// <param name="Share">The share to be expected of those since, in (0, 1).</param>
public sealed record SinceAction(HeardOf Before, HeardOf Since, double Share)
{
    /// <summary>With fewer people since, any answer would be luck.</summary>
    public const int FewestSince = 20;

    /// <summary>Heard at least this often, against the expected, counts as heard again: as when an alert clears.</summary>
    private const double Again = 0.9;

    /// <summary>
    /// The share before is taken as it was counted; the anytime interval covers the chance in those since. It may be looked at every day, and says "more" or
    /// "less" only where the interval leaves the share before out.
    /// </summary>
    public SinceVerdict Verdict
    {
        get
        {
            if (Since.People < FewestSince || Before.People == 0)
            {
                return SinceVerdict.TooEarly;
            }

            var interval = AnytimeInterval.Of(Since.Group, Since.People, Share);
            return interval.Lower > Before.Share ? SinceVerdict.More
                : interval.Upper < Before.Share ? SinceVerdict.Less
                : SinceVerdict.Same;
        }
    }

    public bool IsHeardAgain => Since.People > 0 && Since.Share >= Again * Share;

    /// <summary>As people outside the core team may know it; null where a number is too small to show.</summary>
    public SinceAction? Protected()
        => Round(Before) is { } before && Round(Since) is { } since ? new(before, since, Math.Clamp(Math.Round(Share, 2), 0.01, 0.99)) : null;

    /// <param name="ledger">Of the way of counting, in the order of record, no further than may be seen.</param>
    /// <param name="mark">The last observation when the action was recorded.</param>
    public static SinceAction Of(IReadOnlyList<LedgerEntry> ledger, long mark, DimensionPlan plan, GroupPlan group, CountingMode mode)
    {
        var known = ledger.Where(entry => entry.Observation.Dimension == plan.Dimension && entry.Observation.Kind == ObservationKind.Known).ToList();
        var epoch = known.LastOrDefault(entry => entry.Sequence <= mark)?.Observation.Epoch;
        var before = Count(known.Where(entry => entry.Sequence <= mark && entry.Observation.Epoch == epoch), group);
        var share = mode == CountingMode.Stream ? plan.ShareOf(group) : Urn.Share(group.Count, plan.People, before.Group, before.People);
        return new(before, Count(known.Where(entry => entry.Sequence > mark), group), share is > 0 and < 1 ? share : Math.Clamp(plan.ShareOf(group), 0.001, 0.999));
    }

    private static HeardOf Count(IEnumerable<LedgerEntry> entries, GroupPlan group)
        => entries.Aggregate(default(HeardOf), (sum, entry) => new(sum.Group + entry.Observation.Categories.Count(category => DimensionPlan.Holds(group, category)), sum.People + entry.Observation.Categories.Count));

    private static HeardOf? Round(HeardOf heard)
        => Disclosure.Round(heard.Group) is { } group && Disclosure.Round(heard.People) is { } people ? new(Math.Min(group, people), people) : null;
}

/// <param name="Group">People of the group.</param>
/// <param name="People">Everyone with a known answer.</param>
public readonly record struct HeardOf(long Group, long People)
{
    /// <summary>In [0, 1]; 0 where nobody was heard.</summary>
    public double Share => People == 0 ? 0 : (double)Group / People;
}

public enum SinceVerdict
{
    /// <summary>Fewer than twenty new people.</summary>
    TooEarly,

    More,

    /// <summary>No difference can be told.</summary>
    Same,

    Less,
}
