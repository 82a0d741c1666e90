using CsCheck;
using FeedbackPipeline.Measuring.Folding;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tests.Measuring.Folding;

public sealed class FoldObservationTests
{
    private static readonly ScopePlan Plan = PlanOf(1, ("a", 100), ("b", 900));

    [Fact]
    public void Writing_the_state_down_and_reading_it_back_anywhere_changes_no_bit()
        => Gen.Select(Gen.Double[0, 0.3], Gen.Int[0, 400], Gen.Int[0, 10_000]).Sample((chance, cut, seed) =>
        {
            var ledger = Ledger(chance, 400, seed);
            var whole = Fold(ScopeState.Empty, ledger).State;
            var kept = ScopeState.FromJson(Fold(ScopeState.Empty, ledger.Take(cut)).State.ToJson());
            return Fold(kept, ledger.Skip(cut)).State.ToJson() == whole.ToJson();
        });

    [Fact]
    public void The_names_of_categories_do_not_matter()
    {
        var ledger = Ledger(0.03, 300, 7);
        var swapped = ledger.Select(one => one with { Categories = [one.Categories[0] == "a" ? "b" : "a"] });

        var straight = Fold(ScopeState.Empty, ledger).State.Find("d")!;
        var renamed = Fold(ScopeState.Empty, swapped, PlanOf(1, ("b", 100), ("a", 900))).State.Find("d")!;

        renamed.Find("b")!.Gap.ShouldBe(straight.Find("a")!.Gap);
    }

    [Fact]
    public void An_alert_opens_becomes_serious_and_clears_by_a_whole_block()
    {
        var (state, facts) = Fold(ScopeState.Empty, [.. Enumerable.Repeat("b", 200).Select((category, at) => Known(category, at)), .. Enumerable.Repeat("a", 31).Select((category, at) => Known(category, 200 + at)), .. Ledger(0.1, 290, 3)]);

        // While only "a" is heard, "b" opens as well; its facts are its own.
        facts.Where(fact => fact.Category == "a").Select(fact => fact.Change)
            .ShouldBe([RepresentationChange.GapOpened, RepresentationChange.SeriousOpened, RepresentationChange.GapCleared]);
        state.Find("d")!.Find("a")!.Alert.ShouldBeNull();
    }

    [Fact]
    public void A_serious_alert_falls_back_at_eight_tenths_and_does_not_flicker()
    {
        var silence = Enumerable.Range(0, 200).Select(at => Known("b", at)).ToList();
        var (open, opened) = Fold(ScopeState.Empty, silence);
        var heard = open.Find("d")!.Find("a")!.Alert!.Block.Expected;
        var rest = (int)Math.Ceiling((30 - heard) / 0.1);

        // 25 to 26 heard of 30 expected: between eight and nine tenths.
        var (soft, softened) = Fold(open, Enumerable.Range(0, rest + 20).Select(at => Known(at < 25 ? "a" : "b", 1_000 + at)));

        opened[^1].Change.ShouldBe(RepresentationChange.SeriousOpened);
        softened.Where(fact => fact.Category == "a").Select(fact => fact.Change).ShouldBe([RepresentationChange.SeriousFellBack]);
        soft.Find("d")!.Find("a")!.Alert!.Serious.ShouldBeFalse();
    }

    [Fact]
    public void A_new_year_starts_counting_anew_and_keeps_the_open_alert_with_its_block()
    {
        var (before, _) = Fold(ScopeState.Empty, Enumerable.Range(0, 200).Select(at => Known("b", at)));
        var block = before.Find("d")!.Find("a")!.Alert!.Block;

        var after = Fold(before, [Known("a", 500) with { Epoch = 2027 }]).State.Find("d")!;

        (after.Known, after.Find("a")!.Heard, after.Find("a")!.Gap.Counted).ShouldBe((1, 1, 1));
        after.Find("a")!.Alert!.Block.ShouldBe(block.Add(0.1, 1));
    }

    [Fact]
    public void What_comes_after_its_year_is_over_is_noted_and_not_counted()
    {
        var (state, _) = Fold(ScopeState.Empty, [Known("a", 1) with { Epoch = 2027 }, Known("a", 2)]);

        (state.Late, state.Epoch, state.Find("d")!.Known).ShouldBe((1, 2027, 1));
    }

    [Fact]
    public void A_person_who_says_it_later_is_no_longer_unknown()
    {
        var (state, _) = Fold(ScopeState.Empty, [new("f1", 2026, "d", ObservationKind.Declined, null, []), Known("a", 1) with { Was = ObservationKind.Declined }]);

        var dimension = state.Find("d")!;
        (dimension.Unknown, dimension.Declined, dimension.Known).ShouldBe((0, 0, 1));
    }

    [Fact]
    public void A_category_new_in_the_reference_is_described_now_and_tested_next_year()
    {
        var (state, _) = Fold(ScopeState.Empty, [Known("a", 1)]);
        var wider = PlanOf(2, ("a", 100), ("b", 800), ("c", 100));

        var now = Fold(state, [Known("c", 2)], wider).State;
        var later = Fold(now, [Known("c", 3) with { Epoch = 2027 }], wider).State;

        (now.Find("d")!.Find("c")!.Heard, now.Find("d")!.Find("c")!.LogThreshold).ShouldBe((1, null));
        later.Find("d")!.Find("c")!.LogThreshold.ShouldNotBeNull();
    }

    [Fact]
    public void Who_leaves_the_register_leaves_the_urn_and_stays_heard()
    {
        var register = Plan with { Mode = CountingMode.Register };
        var (state, _) = Fold(ScopeState.Empty, [Known("a", 1), new(null, 2026, "d", ObservationKind.Left, null, ["a"])], register);

        var dimension = state.Find("d")!;
        (dimension.Known, dimension.OnRegister, dimension.Find("a")!.Heard, dimension.Find("a")!.OnRegister).ShouldBe((1, 0, 1, 0));
    }

    [Fact]
    public void When_only_one_group_of_the_register_is_left_to_hear_neither_lens_learns()
    {
        var register = new ScopePlan(CountingMode.Register, 0.05, 1, [DimensionPlan.Of("d", [("a", 10), ("b", 10)])]);
        var (all, _) = Fold(ScopeState.Empty, Enumerable.Range(0, 10).Select(at => Known("b", at)), register);

        var after = Fold(all, [Known("a", 11)], register).State.Find("d")!.Find("a")!;

        (after.Gap, after.Serious).ShouldBe((all.Find("d")!.Find("a")!.Gap, all.Find("d")!.Find("a")!.Serious));
        after.Heard.ShouldBe(1);
    }

    [Fact]
    public void Small_groups_are_tested_together_and_described_apart()
    {
        var plan = PlanOf(1, ("big", 100), ("five", 5), ("six", 6));
        var (state, _) = Fold(ScopeState.Empty, [Known("five", 1), Known("six", 2)], plan);

        var dimension = state.Find("d")!;
        (dimension.Find(RepresentationSignal.SmallGroupsTogether)!.Heard, dimension.Find("five")!.Heard).ShouldBe((2, 1));
        (dimension.Find("five")!.LogThreshold, dimension.Find("big")!.LogThreshold).ShouldBe((null, Math.Log(2 / 0.05)));
    }

    private static ScopePlan PlanOf(int version, params (string, long)[] counts) => new(CountingMode.Stream, 0.05, version, [DimensionPlan.Of("d", counts)]);

    private static Observation Known(string category, int at) => new($"f{at}", 2026, "d", ObservationKind.Known, null, [category]);

    private static List<Observation> Ledger(double chance, int length, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, length).Select(at => Known(random.NextDouble() < chance ? "a" : "b", at))];
    }

    private static (ScopeState State, List<Fact> Facts) Fold(ScopeState state, IEnumerable<Observation> ledger, ScopePlan? plan = null)
    {
        var facts = new List<Fact>();
        return (ledger.Aggregate(state, (now, one) => FoldObservation.Apply(now, plan ?? Plan, one, facts)), facts);
    }
}
