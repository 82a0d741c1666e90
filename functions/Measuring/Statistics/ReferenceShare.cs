namespace FeedbackPipeline.Measuring.Statistics;

/// <summary>Shares from reference counts that are known only within a range: published rounded or suppressed, or never written down.</summary>
public static class ReferenceShare
{
    /// <summary>
    /// The lowest share the group can have: lo_g/(lo_g + Σ hi_h), where a count c stands for c ± base/2 (never below 0) and a suppressed one for its range.
    /// Testing against it keeps the promise on false alerts. 0 where the group may be empty.
    /// </summary>
    /// <param name="counts">One a category; null: suppressed.</param>
    /// <param name="group">Index of the group.</param>
    /// <param name="roundedTo">The base of rounding; 0 where counts are exact.</param>
    /// <param name="suppressed">Smallest and largest true count behind a suppressed one.</param>
    /// <exception cref="ArgumentException">A count is suppressed but no range is given.</exception>
    public static double Lower(IReadOnlyList<double?> counts, int group, double roundedTo = 0, (double Least, double Most)? suppressed = null)
    {
        return Lower([.. counts.Select(Range)], [group]);

        (double Least, double Most) Range(double? count)
            => count is { } known
                ? (Math.Max(0, known - (roundedTo / 2)), known + (roundedTo / 2))
                : suppressed ?? throw new ArgumentException("A suppressed count needs the range it stands for.", nameof(suppressed));
    }

    /// <summary>The same where each count has its own range, for one category or several that are tested together.</summary>
    /// <param name="counts">Smallest and largest true count of each category.</param>
    /// <param name="group">Indices of the group's categories.</param>
    /// <param name="unplaced">Further people whose category nobody knows: each of them may belong to another group.</param>
    public static double Lower(IReadOnlyList<(double Least, double Most)> counts, IReadOnlyCollection<int> group, double unplaced = 0)
    {
        var least = group.Sum(index => counts[index].Least);
        var most = counts.Where((_, index) => !group.Contains(index)).Sum(count => count.Most) + unplaced;
        return least <= 0 ? 0 : least / (least + most);
    }
}
