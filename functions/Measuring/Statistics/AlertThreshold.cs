namespace FeedbackPipeline.Measuring.Statistics;

/// <summary>How much evidence an alert needs.</summary>
public static class AlertThreshold
{
    /// <summary>E at which a group is watched; nobody is told.</summary>
    public static double LogWatch { get; } = Math.Log(20);

    /// <summary>
    /// ln(1/(α w)). With weights that add up to at most 1 over all groups tested in one scope and epoch, the chance of any false alert there is at
    /// most α, however often one looks.
    /// </summary>
    /// <param name="alpha">α in (0, 1).</param>
    /// <param name="weight">w in (0, 1]; usually 1/G.</param>
    public static double Log(double alpha, double weight)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(alpha);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(alpha, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(weight);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(weight, 1);
        return Math.Log(1 / (alpha * weight));
    }

    /// <summary>The weight of one single group: 1/G, or 0.8/G where intersections are tested too.</summary>
    public static double SingleWeight(int groups, int intersections) => (intersections > 0 ? 0.8 : 1) / groups;

    /// <summary>The weight of one intersection: 0.2/G_i.</summary>
    public static double IntersectionWeight(int intersections) => 0.2 / intersections;

    /// <summary>A guarantee over all epochs together instead of each: the threshold is raised by ln(y (y + 1)) in epoch y = 1, 2, …</summary>
    public static double LogOverEpochs(double logThreshold, int epoch)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(epoch, 1);
        return logThreshold + Math.Log(epoch * (epoch + 1.0));
    }

    /// <summary>Opens: ln E ≥ <paramref name="logThreshold"/> and the recent ratio below 0.8.</summary>
    public static bool Opens(double logE, double recentRatio, double logThreshold) => logE >= logThreshold && recentRatio < ShareLens.Material;
}
