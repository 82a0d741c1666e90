using CsCheck;
using FeedbackPipeline.Measuring.Folding;
using FeedbackPipeline.Measuring.Statistics;

namespace FeedbackPipeline.Tests.Measuring.Folding;

/// <summary>Whole ledgers at random: sessions, non-answers, several years, a new reference, both plans of stakes and both modes.</summary>
public sealed class FoldPropertiesTests
{
    private static readonly string[] Categories = ["a", "b", "c"];
    private static readonly long[] Counts = [60, 240, 700];

    private static readonly Gen<Observation> One = Gen.Select(Gen.Int[0, 9], Gen.Int[0, 99].Array[1, 4], Gen.Int[0, 200]).Select((kind, members, epoch) => kind switch
    {
        0 => new Observation("f", 2026 + (epoch / 150), "d", ObservationKind.Declined, null, []),
        1 => new Observation("f", 2026 + (epoch / 150), "d", ObservationKind.Known, null, [.. members.Select(Pick)], Session: true, Unspoken: epoch % 3),
        _ => new Observation("f", 2026 + (epoch / 150), "d", ObservationKind.Known, null, [Pick(members[0])]),
    });

    private static readonly Gen<Case> Cases = Gen.Select(One.Array[1, 250], Gen.Bool, Gen.Bool, Gen.Int[0, 250]).Select((ledger, register, patient, cut) => new Case(ledger, register, patient, cut));

    [Fact]
    public void However_the_ledger_is_cut_into_batches_and_written_down_between_no_bit_and_no_alert_changes()
        => Cases.Sample(one =>
        {
            var whole = Fold(ScopeState.Empty, one, one.Ledger, [0, 1, 2]);
            var first = Fold(ScopeState.Empty, one, one.Ledger.Take(one.Cut), [0, 1, 2]);
            var second = Fold(ScopeState.FromJson(first.State.ToJson()), one, one.Ledger.Skip(one.Cut), [0, 1, 2]);
            return second.State.ToJson() == whole.State.ToJson() && first.Facts.Concat(second.Facts).SequenceEqual(whole.Facts);
        });

    [Fact]
    public void The_order_in_which_the_reference_lists_its_groups_changes_no_bit_of_any_group()
        => Cases.Sample(one =>
        {
            var (straight, turned) = (Fold(ScopeState.Empty, one, one.Ledger, [0, 1, 2]), Fold(ScopeState.Empty, one, one.Ledger, [2, 0, 1]));
            return Categories.All(category => straight.State.Find("d")!.Find(category) == turned.State.Find("d")!.Find(category))
                && straight.Facts.ToHashSet().SetEquals(turned.Facts);
        });

    [Fact]
    public void A_plan_of_stakes_chosen_during_a_year_waits_for_the_next()
    {
        var settled = Fold(ScopeState.Empty, new([], false, false, 0), [Known("b", 2026)], [0, 1, 2]).State;
        var chosen = new Case([], false, true, 0);

        var same = Fold(settled, chosen, [Known("b", 2026)], [0, 1, 2]).State;
        var next = Fold(same, chosen, [Known("b", 2027)], [0, 1, 2]).State;

        (same.Starts, next.Starts, next.StartsOf(2026)).ShouldBe((StartPlan.Lifetime, StartPlan.Patient, StartPlan.Lifetime));
        next.Find("d")!.Find("a")!.Gap.ShouldBe(default(Evidence).Step(0, 0.06, StartPlan.Patient));
        settled.ToJson().ShouldNotContain("patient");
    }

    private static Observation Known(string category, int year) => new("f", year, "d", ObservationKind.Known, null, [category]);

    private static string Pick(int hundredth) => hundredth < 3 ? "a" : hundredth < 30 ? "b" : "c";

    private static (ScopeState State, List<Fact> Facts) Fold(ScopeState state, Case one, IEnumerable<Observation> ledger, int[] order)
    {
        var plan = new ScopePlan(
            one.Register ? CountingMode.Register : CountingMode.Stream,
            0.05,
            1,
            [DimensionPlan.Of("d", [.. order.Select(index => (Categories[index], Counts[index]))])])
        {
            Starts = one.Patient ? StartPlan.Patient : StartPlan.Lifetime,
        };
        var facts = new List<Fact>();
        return (ledger.Aggregate(state, (now, observation) => FoldObservation.Apply(now, plan, observation, facts)), facts);
    }

    private sealed record Case(Observation[] Ledger, bool Register, bool Patient, int Cut);
}
