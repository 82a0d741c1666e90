namespace FeedbackPipeline.Measuring.Statistics;

/// <summary>ln Γ and ln B for positive arguments, to about 15 digits.</summary>
internal static class LogGamma
{
    private const double ShiftTo = 16;
    private static readonly double HalfLogTwoPi = 0.5 * Math.Log(2 * Math.PI);

    /// <summary>Stirling's series after shifting the argument to 16 or more (NIST DLMF 5.11.1 and 5.5.1).</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="x"/> is not positive.</exception>
    public static double Of(double x)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(x);
        var product = 1.0;
        while (x < ShiftTo)
        {
            product *= x++;
        }

        var inverse = 1 / x;
        var square = inverse * inverse;
        var series = inverse * ((1.0 / 12) - (square * ((1.0 / 360) - (square * ((1.0 / 1260) - (square * ((1.0 / 1680) - (square * ((1.0 / 1188) - (square * 691.0 / 360360))))))))));
        return ((x - 0.5) * Math.Log(x)) - x + HalfLogTwoPi + series - Math.Log(product);
    }

    /// <summary>ln B(a, b) = ln Γ(a) + ln Γ(b) − ln Γ(a + b).</summary>
    public static double Beta(double a, double b) => Of(a) + Of(b) - Of(a + b);
}
