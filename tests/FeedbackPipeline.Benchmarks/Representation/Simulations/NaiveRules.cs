using FeedbackPipeline.Measuring.Statistics;

namespace FeedbackPipeline.Benchmarks.Representation.Simulations;

/// <summary>Rules in common use, none made for looking again and again.</summary>
internal sealed class NaiveRules(int people)
{
    public const int Every = 50;
    private const int FourFifthsFrom = 100;

    /// <summary>The 95 % point of χ² with 4 degrees of freedom.</summary>
    public const double ChiSquaredLimit = 9.487729036781154;

    /// <summary>The point for 5 % divided by the eight dimensions.</summary>
    public const double ChiSquaredSharedLimit = 14.352858724542413;
    private const int ParticipationFrom = 1_000;

    // By share: the most people of the group, of n, at which an exact one-sided test of level 5 %/40 calls it missing.
    private readonly Dictionary<double, int[]> few = Population.Shares.SelectMany(shares => shares).Distinct().ToDictionary(share => share, share => Few(share, people, Rule.Alpha / Population.Groups));
    private readonly Dictionary<double, int[]> fewEach = Population.Shares.SelectMany(shares => shares).Distinct().ToDictionary(share => share, share => Few(share, people, Rule.Alpha));

    /// <summary>Pearson's test of one dimension.</summary>
    public static bool ChiSquared(ReadOnlySpan<double> shares, ReadOnlySpan<int> heard, int counted, double limit)
    {
        var sum = 0.0;
        for (var category = 0; category < heard.Length; category++)
        {
            var expected = shares[category] * counted;
            sum += (heard[category] - expected) * (heard[category] - expected) / expected;
        }

        return counted % Every == 0 && sum > limit;
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
    public bool Binomial(ReadOnlySpan<double> shares, ReadOnlySpan<int> heard, int counted) => Binomial(few, shares, heard, counted);

    /// <summary>The same at 5 % for each group, every 50.</summary>
    public bool BinomialEach(ReadOnlySpan<double> shares, ReadOnlySpan<int> heard, int counted) => counted % Every == 0 && Binomial(fewEach, shares, heard, counted);

    /// <summary>A group heard less than 0.8 times its share (the participation-to-prevalence ratio).</summary>
    public static bool Participation(ReadOnlySpan<double> shares, ReadOnlySpan<int> heard, int counted)
    {
        if (counted % Every != 0 || counted < ParticipationFrom)
        {
            return false;
        }

        for (var category = 0; category < heard.Length; category++)
        {
            if (heard[category] < 0.8 * shares[category] * counted)
            {
                return true;
            }
        }

        return false;
    }

    private static bool Binomial(Dictionary<double, int[]> few, ReadOnlySpan<double> shares, ReadOnlySpan<int> heard, int counted)
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

    private static int[] Few(double share, int people, double level)
    {
        var few = new int[people + 1];
        few[0] = -1;
        for (var n = 1; n <= people; n++)
        {
            few[n] = few[n - 1] + (BinomialTest.Less(few[n - 1] + 1, n, share) <= level ? 1 : 0);
        }

        return few;
    }
}
