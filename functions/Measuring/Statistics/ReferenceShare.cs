namespace FeedbackPipeline.Measuring.Statistics;

/// <summary>Shares from reference counts that were published rounded or suppressed.</summary>
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
        var least = Range(counts[group]).Least;
        var most = counts.Where((_, index) => index != group).Sum(count => Range(count).Most);
        return least <= 0 ? 0 : least / (least + most);

        (double Least, double Most) Range(double? count)
            => count is { } known
                ? (Math.Max(0, known - (roundedTo / 2)), known + (roundedTo / 2))
                : suppressed ?? throw new ArgumentException("A suppressed count needs the range it stands for.", nameof(suppressed));
    }
}
