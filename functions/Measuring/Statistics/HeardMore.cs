namespace FeedbackPipeline.Measuring.Statistics;

/// <summary>Shares add up to one: one group heard much more makes all others look heard less.</summary>
public static class HeardMore
{
    /// <summary>
    /// The group that mainly explains the open alerts of its dimension: lower limit of its ratio above 1.25, and at least two other groups open. The one
    /// with the largest lower limit; null where there is none.
    /// </summary>
    public static int? Index(IReadOnlyList<double> lowerRatios, IReadOnlyList<bool> open)
    {
        int? found = null;
        for (var group = 0; group < lowerRatios.Count; group++)
        {
            var others = open.Where((isOpen, index) => isOpen && index != group).Count();
            if (others >= 2 && lowerRatios[group] > 1.25 && (found is null || lowerRatios[group] > lowerRatios[found.Value]))
            {
                found = group;
            }
        }

        return found;
    }
}
