using FeedbackPipeline.Measuring.Statistics;

namespace FeedbackPipeline.Benchmarks.Representation.Simulations;

/// <summary>After how many people each rule raised its first alarm in one organisation where nothing is wrong; <see cref="None"/>: it did not.</summary>
internal readonly record struct FalseAlarms(int Recommended, int Patient, int Plain, int ChiSquared, int ChiSquaredShared, int Binomial, int BinomialEach, int FourFifths, int Participation)
{
    public const int None = int.MaxValue;

    /// <summary>The plain mixture: everything is staked on the first person.</summary>
    private static readonly StartPlan AllAtOnce = StartPlan.Rate(double.MaxValue);

    /// <param name="naive">Tables long enough for <paramref name="naivePeople"/>.</param>
    /// <param name="naivePeople">The naive rules look no further.</param>
    public static FalseAlarms Run(Draws draws, int people, NaiveRules naive, int naivePeople)
    {
        var (gaps, patient, plain) = (new Evidence[Population.Groups], new Evidence[Population.Groups], new Evidence[Population.Groups]);
        var heard = new int[Population.Groups];
        Span<int> person = stackalloc int[Population.Shares.Length];
        var first = new FalseAlarms(None, None, None, None, None, None, None, None, None);
        for (var counted = 1; counted <= people && (counted <= naivePeople || first.Recommended == None || first.Patient == None || first.Plain == None); counted++)
        {
            Population.Draw(draws, person);
            for (var dimension = 0; dimension < person.Length; dimension++)
            {
                var shares = Population.Shares[dimension];
                var start = dimension * Population.Categories;
                heard[start + person[dimension]]++;
                first = first with
                {
                    Recommended = Step(first.Recommended, gaps.AsSpan(start, Population.Categories), shares, person[dimension], counted, StartPlan.Lifetime),
                    Patient = Step(first.Patient, patient.AsSpan(start, Population.Categories), shares, person[dimension], counted, StartPlan.Patient),
                    Plain = Step(first.Plain, plain.AsSpan(start, Population.Categories), shares, person[dimension], counted, AllAtOnce, gated: false),
                };
                if (counted <= naivePeople)
                {
                    first = Look(first, naive, shares, heard.AsSpan(start, Population.Categories), counted);
                }
            }
        }

        return first;
    }

    private static int Step(int before, Span<Evidence> gaps, double[] shares, int category, int counted, StartPlan starts, bool gated = true)
    {
        if (before != None)
        {
            return before;
        }

        var opens = false;
        for (var group = 0; group < gaps.Length; group++)
        {
            gaps[group] = gaps[group].Step(group == category ? 1 : 0, shares[group], starts);
            opens |= gated ? Rule.Opens(gaps[group], Rule.LogThreshold, starts) : gaps[group].MayReach(Rule.LogThreshold) && gaps[group].LogE(starts) >= Rule.LogThreshold;
        }

        return opens ? counted : None;
    }

    private static FalseAlarms Look(FalseAlarms first, NaiveRules naive, double[] shares, ReadOnlySpan<int> heard, int counted) => new(
        first.Recommended,
        first.Patient,
        first.Plain,
        First(first.ChiSquared, counted, NaiveRules.ChiSquared(shares, heard, counted, NaiveRules.ChiSquaredLimit)),
        First(first.ChiSquaredShared, counted, NaiveRules.ChiSquared(shares, heard, counted, NaiveRules.ChiSquaredSharedLimit)),
        First(first.Binomial, counted, naive.Binomial(shares, heard, counted)),
        First(first.BinomialEach, counted, naive.BinomialEach(shares, heard, counted)),
        First(first.FourFifths, counted, NaiveRules.FourFifths(shares, heard, counted)),
        First(first.Participation, counted, NaiveRules.Participation(shares, heard, counted)));

    private static int First(int before, int counted, bool alarm) => before == None && alarm ? counted : before;
}
