using CsCheck;
using FeedbackPipeline.Measuring.Statistics;

namespace FeedbackPipeline.Tests.Measuring.Statistics;

public sealed class EvidenceTests
{
    private static readonly Gen<double> Share = Gen.Double[0.001, 0.95];
    private static readonly Gen<double[]> Stream = Gen.OneOf(Gen.Const(0.0), Gen.Const(1.0), Gen.Double[0, 1]).Array[0, 300];

    [Theory]
    [InlineData(0.02)]
    [InlineData(0.3)]
    [InlineData(0.8)]
    public void Over_all_possible_answers_of_ten_people_the_average_evidence_never_grows(double share)
    {
        var averages = Enumerable.Range(0, 11).Select(length => Average(default, length, share, share)).ToList();

        averages[0].ShouldBe(1, 1e-12);
        averages.Zip(averages.Skip(1)).ShouldAllBe(pair => pair.Second <= pair.First + 1e-12);
    }

    [Fact]
    public void A_group_heard_more_than_its_share_gives_less_evidence_still()
        => Average(default, 10, 0.3, 0.45).ShouldBeLessThan(Average(default, 10, 0.3, 0.3));

    [Fact]
    public void The_serious_lens_promises_the_same_for_a_group_heard_eight_tenths_as_often()
        => Average(default, 10, ShareLens.Serious(0.4), 0.32).ShouldBeLessThanOrEqualTo(1 + 1e-12);

    [Fact]
    public void In_a_register_the_average_over_all_orders_never_passes_one()
    {
        // Every order of 4 people of the group among 9.
        var orders = Enumerable.Range(0, 1 << 9).Where(order => System.Numerics.BitOperations.PopCount((uint)order) == 4).ToList();

        for (var length = 1; length <= 9; length++)
        {
            orders.Average(order => Math.Exp(Drawn(order, length).LogE())).ShouldBeLessThanOrEqualTo(1 + 1e-12);
        }
    }

    [Fact]
    public void Splitting_the_stream_anywhere_and_keeping_the_state_between_changes_no_bit()
        => Gen.Select(Share, Stream, Gen.Int[0, 300]).Sample((share, stream, cut) =>
        {
            var whole = Run(default, stream, share);
            var first = Run(default, stream.Take(cut), share);
            var kept = new Evidence(first.Counted, first.R0, first.R1, first.R2, first.R3, first.R4);
            return Run(kept, stream.Skip(cut), share) == whole;
        });

    [Fact]
    public void One_more_person_of_the_group_never_adds_evidence_against_it()
        => Gen.Select(Share, Stream).Sample((share, stream) =>
        {
            var state = Run(default, stream, share);
            return state.Step(1, share).LogE() <= state.Step(0, share).LogE() + 1e-12;
        });

    [Fact]
    public void The_recent_ratio_stays_between_the_smallest_and_largest_ratio_or_is_one()
        => Gen.Select(Share, Stream).Sample((share, stream) => Run(default, stream, share).RecentRatio is 1 or (>= 0.05 - 1e-12 and <= 0.9 + 1e-12));

    [Fact]
    public void A_share_that_teaches_nothing_leaves_the_state_alone()
    {
        var state = default(Evidence).Step(0, 0.2);

        state.Step(1, 0).ShouldBe(state);
        state.Step(0, 1).ShouldBe(state);
        state.Step(0, double.NaN).ShouldBe(state);
    }

    [Fact]
    public void A_part_outside_nothing_and_everybody_is_refused()
        => Should.Throw<ArgumentOutOfRangeException>(() => default(Evidence).Step(1.1, 0.2));

    [Fact]
    public void Clearing_keeps_the_count_and_only_the_stake_not_yet_started()
    {
        var state = Run(default, Enumerable.Repeat(0.0, 200), 0.1).Cleared();

        state.Counted.ShouldBe(200);
        state.RecentRatio.ShouldBe(1);
        state.LogE().ShouldBe(-Math.Log(1 + Math.Log(201)), 1e-12);
    }

    [Fact]
    public void The_weights_of_all_starts_and_the_rest_add_up_to_one()
    {
        foreach (var t in (int[])[1, 10, 1_000, 40_000])
        {
            (Enumerable.Range(1, t).Sum(start => Math.Exp(StartPlan.Lifetime.LogWeight(start))) + Math.Exp(StartPlan.Lifetime.LogRest(t))).ShouldBe(1, 1e-10);
        }
    }

    private static double Average(Evidence state, int length, double share, double chance)
        => length == 0
            ? Math.Exp(state.LogE())
            : (chance * Average(state.Step(1, share), length - 1, share, chance)) + ((1 - chance) * Average(state.Step(0, share), length - 1, share, chance));

    private static Evidence Drawn(int order, int length)
    {
        var (state, heard) = (default(Evidence), 0);
        for (var person = 0; person < length; person++)
        {
            var inGroup = (order >> person) & 1;
            state = state.Step(inGroup, Urn.Share(4, 9, heard, person));
            heard += inGroup;
        }

        return state;
    }

    private static Evidence Run(Evidence state, IEnumerable<double> stream, double share) => stream.Aggregate(state, (now, heard) => now.Step(heard, share));
}
