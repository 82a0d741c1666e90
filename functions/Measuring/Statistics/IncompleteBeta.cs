namespace FeedbackPipeline.Measuring.Statistics;

/// <summary>The regularised incomplete beta function and binomial tails from it.</summary>
internal static class IncompleteBeta
{
    private const double Tiny = 1e-300;
    private const int MostTerms = 100_000;

    /// <summary>I_x(a, b) for a, b &gt; 0 and x in [0, 1], by its continued fraction (NIST DLMF 8.17.22, Lentz's method).</summary>
    public static double Of(double x, double a, double b)
        => x <= 0 ? 0 : x >= 1 ? 1 : x < (a + 1) / (a + b + 2) ? Front(x, a, b) * Fraction(x, a, b) / a : 1 - (Front(1 - x, b, a) * Fraction(1 - x, b, a) / b);

    /// <summary>P(X ≤ s) for X binomial with n trials of chance p.</summary>
    public static double BinomialAtMost(long s, long n, double p) => s >= n ? 1 : s < 0 ? 0 : Of(1 - p, n - s, s + 1);

    private static double Front(double x, double a, double b) => Math.Exp((a * Math.Log(x)) + (b * LogSum.Log1P(-x)) - LogGamma.Beta(a, b));

    private static double Fraction(double x, double a, double b)
    {
        var c = 1.0;
        var d = 1 / NotZero(1 - ((a + b) * x / (a + 1)));
        var fraction = d;
        for (var m = 1; m <= MostTerms; m++)
        {
            var before = fraction;
            Term(m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m))));
            Term(-(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1)));
            if (Math.Abs(fraction - before) <= 1e-16 * Math.Abs(fraction))
            {
                break;
            }
        }

        return fraction;

        void Term(double numerator)
        {
            d = 1 / NotZero(1 + (numerator * d));
            c = NotZero(1 + (numerator / c));
            fraction *= c * d;
        }
    }

    private static double NotZero(double value) => Math.Abs(value) < Tiny ? Tiny : value;
}
