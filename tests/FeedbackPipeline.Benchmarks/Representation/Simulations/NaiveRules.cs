using FeedbackPipeline.Measuring.Statistics;

namespace FeedbackPipeline.Benchmarks.Representation.Simulations;

/// <summary>Rules in common use, none made for looking again and again.</summary>
internal sealed class NaiveRules(int people)
{
    public const int Every = 50;
    private const int FourFifthsFrom = 100;

    // The 95 % point of χ² with 4 degrees of freedom.
    private const double ChiSquaredLimit = 9.487729036781154;

    // By share: the most people of the group, of n, at which an exact one-sided test of level 5 %/40 calls it missing.
    private readonly Dictionary<double, int[]> few = Population.Shares.SelectMany(shares => shares).Distinct().ToDictionary(share => share, share => Few(share, people));

    /// <summary>Pearson's test of one dimension at 5 %.</summary>
    public static bool ChiSquared(ReadOnlySpan<double> shares, ReadOnlySpan<int> heard, int counted)
    {
        var sum = 0.0;
        for (var category = 0; category < heard.Length; category++)
        {
            var expected = shares[category] * counted;
            sum += (heard[category] - expected) * (heard[category] - expected) / expected;
        }

        return counted % Every == 0 && sum > ChiSquaredLimit;
    }

    /// <summary>A group whose rate is below four fifths of the highest rate in its dimension.</summary>
    public static bool FourFifths(ReadOnlySpan<double> shares, ReadOnlySpan<int> heard, int counted)
    {
        var (least, most) = (double.MaxValue, 0.0);
        for (var category = 0; category < heard.Length; category++)
        {
            var rate = heard[category] / shares[category];
            (least, most) = (Math.Min(least, rate), Math.Max(most, rate));
        }

        return counted % Every == 0 && counted >= FourFifthsFrom && least < 0.8 * most;
    }

    /// <summary>The exact binomial test of each group at 5 % divided by the 40 groups.</summary>
    public bool Binomial(ReadOnlySpan<double> shares, ReadOnlySpan<int> heard, int counted)
    {
        for (var category = 0; category < heard.Length; category++)
        {
            if (heard[category] <= few[shares[category]][counted])
            {
                return true;
            }
        }

        return false;
    }

    private static int[] Few(double share, int people)
    {
        var few = new int[people + 1];
        few[0] = -1;
        for (var n = 1; n <= people; n++)
        {
            few[n] = few[n - 1] + (BinomialTest.Less(few[n - 1] + 1, n, share) <= Rule.Alpha / Population.Groups ? 1 : 0);
        }

        return few;
    }
}
