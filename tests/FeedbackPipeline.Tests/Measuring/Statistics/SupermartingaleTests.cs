using System.Numerics;
using FeedbackPipeline.Measuring.Statistics;

namespace FeedbackPipeline.Tests.Measuring.Statistics;

/// <summary>The promise, by counting every possible outcome of a few people: no sampling, no tolerance but rounding.</summary>
public sealed class SupermartingaleTests
{
    private const double Rounding = 1e-12;

    public static TheoryData<double, bool, bool> Cases()
    {
        var cases = new TheoryData<double, bool, bool>();
        foreach (var share in (double[])[0.02, 0.3, 0.8])
        {
            cases.Add(share, false, false);
            cases.Add(share, true, false);
            cases.Add(share, false, true);
            cases.Add(share, true, true);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void After_any_answers_the_next_one_adds_nothing_on_average(double share, bool patient, bool serious)
    {
        var starts = Plan(patient);
        var tested = serious ? ShareLens.Serious(share) : share;

        foreach (var evidence in Outcomes(9, tested, starts))
        {
            var next = (tested * E(evidence.Step(1, tested, starts), starts)) + ((1 - tested) * E(evidence.Step(0, tested, starts), starts));
            next.ShouldBeLessThanOrEqualTo(E(evidence, starts) * (1 + Rounding));
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Whatever_the_level_evidence_ever_reaches_it_with_at_most_its_inverse_chance(double share, bool patient, bool serious)
    {
        var tested = serious ? ShareLens.Serious(share) : share;

        foreach (var level in (double[])[1.1, 1.5, 2, 4])
        {
            EverReaches(default, 14, tested, Plan(patient), level).ShouldBeLessThanOrEqualTo(1 / level);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_session_adds_nothing_on_average_even_where_its_members_all_say_the_same(bool patient)
    {
        const double Share = 0.3;
        var starts = Plan(patient);

        foreach (var evidence in Outcomes(7, Share, starts))
        {
            // Three who answer apart from each other, or one whom the others repeat.
            var apart = Enumerable.Range(0, 8).Sum(who => Chance(who, 3, Share) * E(evidence.Step(GroupSession.Part(BitOperations.PopCount((uint)who), 3), Share, starts), starts));
            var repeated = (Share * E(evidence.Step(1, Share, starts), starts)) + ((1 - Share) * E(evidence.Step(0, Share, starts), starts));

            apart.ShouldBeLessThanOrEqualTo(E(evidence, starts) * (1 + Rounding));
            repeated.ShouldBeLessThanOrEqualTo(E(evidence, starts) * (1 + Rounding));
        }
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void In_a_register_the_average_over_all_orders_never_passes_one(bool patient, bool serious)
    {
        // Every order of 4 people of the group among 10.
        var starts = Plan(patient);
        var orders = Enumerable.Range(0, 1 << 10).Where(order => BitOperations.PopCount((uint)order) == 4).ToList();

        for (var length = 1; length <= 10; length++)
        {
            orders.Average(order => E(Drawn(order, length, starts, serious), starts)).ShouldBeLessThanOrEqualTo(1 + Rounding);
        }
    }

    [Fact]
    public void The_share_may_change_from_person_to_person_as_long_as_it_was_known_before()
    {
        // A new reference after each person, chosen by what the one before said.
        Average(default, 11, 0.2).ShouldBeLessThanOrEqualTo(1 + Rounding);

        static double Average(Evidence evidence, int left, double share)
            => left == 0
                ? E(evidence, default)
                : (share * Average(evidence.Step(1, share), left - 1, 0.15)) + ((1 - share) * Average(evidence.Step(0, share), left - 1, 0.35));
    }

    [Fact]
    public void In_rate_mode_the_average_grows_only_by_the_stakes_that_began()
    {
        var starts = StartPlan.Rate(50, 0.4);

        for (var length = 1; length <= 11; length++)
        {
            Enumerable.Range(0, 1 << length).Sum(who => Chance(who, length, 0.3) * E(Run(who, length, 0.3, starts), starts)).ShouldBeLessThanOrEqualTo(0.4 + ((length - 1) / 50.0) + Rounding);
        }
    }

    [Theory]
    [InlineData(0.02, 1)]
    [InlineData(0.3, 1)]
    [InlineData(0.3, 0.6)]
    [InlineData(0.8, 1.1)]
    public void The_interval_ever_misses_the_true_share_in_at_most_five_of_a_hundred_organisations(double share, double ratio)
    {
        const int People = 150;
        var truth = ratio * share;
        double[] alive = [1];
        var missed = 0.0;
        for (var counted = 1; counted <= People; counted++)
        {
            var next = new double[counted + 1];
            for (var heard = 0; heard < counted; heard++)
            {
                next[heard] += alive[heard] * (1 - truth);
                next[heard + 1] += alive[heard] * truth;
            }

            for (var heard = 0; heard <= counted; heard++)
            {
                var interval = next[heard] == 0 ? default : AnytimeInterval.Of(heard, counted, share);
                if (truth < interval.Lower || truth > interval.Upper)
                {
                    missed += next[heard];
                    next[heard] = 0;
                }
            }

            alive = next;
        }

        (missed + alive.Sum()).ShouldBe(1, 1e-9);
        missed.ShouldBeInRange(0, 0.05);
    }

    [Fact]
    public void Over_all_years_together_the_thresholds_of_each_leave_one_promise()
    {
        var parts = Enumerable.Range(1, 10_000).Sum(year => Math.Exp(Math.Log(800) - AlertThreshold.LogOverEpochs(Math.Log(800), year)));

        parts.ShouldBeInRange(0.999, 1);
        Should.Throw<ArgumentOutOfRangeException>(() => AlertThreshold.LogOverEpochs(1, 0));
    }

    private static StartPlan Plan(bool patient) => patient ? StartPlan.Patient : StartPlan.Lifetime;

    private static double E(Evidence evidence, StartPlan starts) => Math.Exp(evidence.LogE(starts));

    private static IEnumerable<Evidence> Outcomes(int length, double share, StartPlan starts)
        => Enumerable.Range(0, length + 1).SelectMany(people => Enumerable.Range(0, 1 << people).Select(who => Run(who, people, share, starts)));

    private static Evidence Run(int who, int people, double share, StartPlan starts)
        => Enumerable.Range(0, people).Aggregate(default(Evidence), (evidence, person) => evidence.Step((who >> person) & 1, share, starts));

    private static double Chance(int who, int people, double share)
        => Math.Pow(share, BitOperations.PopCount((uint)who)) * Math.Pow(1 - share, people - BitOperations.PopCount((uint)who));

    private static double EverReaches(Evidence evidence, int left, double share, StartPlan starts, double level)
        => E(evidence, starts) >= level ? 1
            : left == 0 ? 0
            : (share * EverReaches(evidence.Step(1, share, starts), left - 1, share, starts, level)) + ((1 - share) * EverReaches(evidence.Step(0, share, starts), left - 1, share, starts, level));

    private static Evidence Drawn(int order, int length, StartPlan starts, bool serious)
    {
        var (evidence, heard) = (default(Evidence), 0);
        for (var person = 0; person < length; person++)
        {
            var share = Urn.Share(4, 10, heard, person);
            // As the fold does: where only one kind of people is left, neither lens learns.
            evidence = share is > 0 and < 1 ? evidence.Step((order >> person) & 1, serious ? ShareLens.Serious(share) : share, starts) : evidence;
            heard += (order >> person) & 1;
        }

        return evidence;
    }
}
