using FeedbackPipeline.Measuring.Statistics;

namespace FeedbackPipeline.Benchmarks.Representation.Simulations;

/// <summary>After how many people each rule raised its first alarm in one organisation where nothing is wrong; <see cref="None"/>: it did not.</summary>
internal readonly record struct FalseAlarms(int Recommended, int ChiSquared, int Binomial, int FourFifths)
{
    public const int None = int.MaxValue;

    /// <param name="naive">Tables long enough for <paramref name="naivePeople"/>.</param>
    /// <param name="naivePeople">The naive rules look no further.</param>
    public static FalseAlarms Run(Draws draws, int people, NaiveRules naive, int naivePeople)
    {
        var gaps = new Evidence[Population.Groups];
        var heard = new int[Population.Groups];
        Span<int> person = stackalloc int[Population.Shares.Length];
        var first = new FalseAlarms(None, None, None, None);
        for (var counted = 1; counted <= people && (counted <= naivePeople || first.Recommended == None); counted++)
        {
            Population.Draw(draws, person);
            for (var dimension = 0; dimension < person.Length; dimension++)
            {
                var shares = Population.Shares[dimension];
                var start = dimension * Population.Categories;
                heard[start + person[dimension]]++;
                if (first.Recommended == None && Step(gaps.AsSpan(start, Population.Categories), shares, person[dimension]))
                {
                    first = first with { Recommended = counted };
                }

                if (counted <= naivePeople)
                {
                    first = Look(first, naive, shares, heard.AsSpan(start, Population.Categories), counted);
                }
            }
        }

        return first;
    }

    private static bool Step(Span<Evidence> gaps, double[] shares, int category)
    {
        var opens = false;
        for (var group = 0; group < gaps.Length; group++)
        {
            gaps[group] = gaps[group].Step(group == category ? 1 : 0, shares[group]);
            opens |= Rule.Opens(gaps[group], Rule.LogThreshold);
        }

        return opens;
    }

    private static FalseAlarms Look(FalseAlarms first, NaiveRules naive, double[] shares, ReadOnlySpan<int> heard, int counted) => new(
        first.Recommended,
        First(first.ChiSquared, counted, NaiveRules.ChiSquared(shares, heard, counted)),
        First(first.Binomial, counted, naive.Binomial(shares, heard, counted)),
        First(first.FourFifths, counted, NaiveRules.FourFifths(shares, heard, counted)));

    private static int First(int before, int counted, bool alarm) => before == None && alarm ? counted : before;
}
