namespace FeedbackPipeline.Measuring.Statistics;

/// <summary>Logarithms of sums.</summary>
internal static class LogSum
{
    /// <summary>ln(1 + x), exact for small x, where 1 + x would lose digits (W. Kahan's correction).</summary>
    public static double Log1P(double x)
    {
        var sum = 1 + x;
        return sum == 1 ? x : double.IsPositiveInfinity(sum) ? sum : Math.Log(sum) * (x / (sum - 1));
    }
}
