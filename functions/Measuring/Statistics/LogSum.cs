namespace FeedbackPipeline.Measuring.Statistics;

/// <summary>Sums of numbers kept as logarithms. Minus infinity stands for zero.</summary>
internal static class LogSum
{
    /// <summary>ln(eᵃ + eᵇ) without overflow; minus infinity where both are.</summary>
    public static double Add(double a, double b)
    {
        var (large, small) = a >= b ? (a, b) : (b, a);
        return double.IsNegativeInfinity(small) ? large : large + Log1P(Math.Exp(small - large));
    }

    /// <summary>ln(1 + x), exact for small x, where 1 + x would lose digits (W. Kahan's correction).</summary>
    public static double Log1P(double x)
    {
        var sum = 1 + x;
        return sum == 1 ? x : double.IsPositiveInfinity(sum) ? sum : Math.Log(sum) * (x / (sum - 1));
    }
}
