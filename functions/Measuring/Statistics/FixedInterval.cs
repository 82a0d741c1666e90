namespace FeedbackPipeline.Measuring.Statistics;

/// <summary>95 % intervals of a share for a number of people fixed beforehand. For comparison: looked at repeatedly they miss far more often than they say.</summary>
public static class FixedInterval
{
    private const double Z = 1.9599639845400542;
    private const double Tail = 0.025;

    /// <summary>Wilson's score interval (1927), s of n, n ≥ 1.</summary>
    public static (double Lower, double Upper) Wilson(long heard, long counted)
    {
        Check(heard, counted);
        double n = counted;
        var p = heard / n;
        var centre = p + (Z * Z / (2 * n));
        var half = Z * Math.Sqrt((p * (1 - p) / n) + (Z * Z / (4 * n * n)));
        var scale = 1 + (Z * Z / n);
        return (heard == 0 ? 0 : (centre - half) / scale, heard == counted ? 1 : (centre + half) / scale);
    }

    /// <summary>Clopper and Pearson's exact interval (1934), s of n, n ≥ 1; s = 0 gives lower 0, s = n upper 1.</summary>
    public static (double Lower, double Upper) ClopperPearson(long heard, long counted)
    {
        Check(heard, counted);
        var lower = heard == 0 ? 0 : Root(p => IncompleteBeta.Of(p, heard, counted - heard + 1) < Tail);
        var upper = heard == counted ? 1 : Root(p => IncompleteBeta.Of(1 - p, counted - heard, heard + 1) > Tail);
        return (lower, upper);
    }

    private static double Root(Func<double, bool> below)
    {
        var (low, high) = (0.0, 1.0);
        for (var middle = 0.5; middle > low && middle < high; middle = low + ((high - low) / 2))
        {
            (low, high) = below(middle) ? (middle, high) : (low, middle);
        }

        return low;
    }

    private static void Check(long heard, long counted)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(counted, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(heard);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(heard, counted);
    }
}
