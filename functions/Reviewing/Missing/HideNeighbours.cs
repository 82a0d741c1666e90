using FeedbackPipeline.Measuring.Describing;
using FeedbackPipeline.Reviewing.Protecting;

namespace FeedbackPipeline.Reviewing.Missing;

/// <summary>
/// The groups of a dimension add up to the people whose answer is known, and small groups to the group that holds them together. Where a hidden group would
/// follow from what is shown, the next smallest is hidden too, with every figure that derives from it.
/// </summary>
internal static class HideNeighbours
{
    private static readonly SmallNumbers Protected = new(exact: false);

    /// <param name="groups">In the order of <paramref name="dimension"/>'s groups.</param>
    /// <param name="multi">One person may be in several groups: they add up to nothing.</param>
    public static List<GroupRepresentation> In(List<GroupRepresentation> groups, DimensionFigures dimension, bool multi)
    {
        if (multi)
        {
            return groups;
        }

        var hidden = new HashSet<int>();
        var singles = Where(dimension, group => group.Pools.Count == 0);
        Hide(singles, dimension.Known);
        foreach (var pool in dimension.Groups.Where(group => group.Pools.Count > 0))
        {
            Hide(Where(dimension, group => pool.Pools.Contains(group.Category, StringComparer.Ordinal)), pool.Observed);

            // The pool instead of its parts: the same people, the same total.
            Hide(Where(dimension, group => group == pool || (group.Pools.Count == 0 && !pool.Pools.Contains(group.Category, StringComparer.Ordinal))), dimension.Known);
        }

        return [.. groups.Select((group, index) => hidden.Contains(index) ? Without(group) : group)];

        void Hide(List<int> parts, long total)
        {
            var shown = Protected.ShowParts([.. parts.Select(index => (int)dimension.Groups[index].Observed)], (int)total);
            hidden.UnionWith(parts.Where((_, part) => shown[part].Hidden == HiddenBecause.OfAnother));
        }
    }

    private static List<int> Where(DimensionFigures dimension, Func<GroupFigures, bool> which)
        => [.. Enumerable.Range(0, dimension.Groups.Count).Where(index => which(dimension.Groups[index]))];

    private static GroupRepresentation Without(GroupRepresentation group)
        => group with { Heard = null, NotShown = true, Ratio = null, Low = null, High = null, Missing = null, MissingLow = null, MissingHigh = null };
}
