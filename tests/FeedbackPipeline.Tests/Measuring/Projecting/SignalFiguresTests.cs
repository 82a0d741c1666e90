using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tests.Measuring.Projecting;

/// <summary>What Alerting is told: right figures for the record, protected ones for people.</summary>
public sealed class SignalFiguresTests
{
    private const double OldShare = 0.6;

    [Fact]
    public async Task An_opened_gap_carries_exact_figures_for_the_record_and_hides_small_counts_from_people()
    {
        await using var world = await WithSilenceAsync(unknown: 6);

        var opened = (await world.SignalsAsync())[0];

        opened.Change.ShouldBe(RepresentationChange.GapOpened);
        var known = opened.Exact.Known!.Value;
        known.ShouldBe((int)opened.Sequence - 6);
        (opened.Exact.Heard, opened.Exact.Unknown, opened.Exact.SmallestShown).ShouldBe((0, 6, 0));
        opened.Exact.Expected!.Value.ShouldBe(known * OldShare, 1e-9);
        opened.Exact.Missing!.Value.ShouldBe(known * OldShare, 1e-9);
        opened.Exact.MissingHigh!.Value.ShouldBe(known * OldShare, 1e-9);
        opened.Exact.MissingLow!.Value.ShouldBeInRange(0.01, (known * OldShare) - 0.01);
        var shown = (known + 2) / 5 * 5;
        (opened.Shown.Known, opened.Shown.Heard, opened.Shown.Unknown, opened.Shown.SmallestShown).ShouldBe((shown, null, 5, 5));
        opened.Shown.Expected!.Value.ShouldBe(shown * OldShare, 1e-9);
        (opened.Shown.Missing, opened.Shown.MissingLow, opened.Shown.MissingHigh).ShouldBe((null, null, null));
    }

    [Fact]
    public async Task It_names_place_group_period_and_reference()
    {
        await using var world = await WithSilenceAsync(unknown: 0);

        var opened = (await world.SignalsAsync())[0];

        (opened.Scope, opened.Place, opened.PlaceName, opened.ByRegister).ShouldBe(("stream:organisation", "organisation", "Our organisation", false));
        (opened.Dimension, opened.Category, opened.DimensionLabel, opened.CategoryLabel).ShouldBe(("age_band", "75+", "How old are you?", "75 or over"));
        (opened.EpochStart, opened.EpochEnd, opened.At).ShouldBe((new(2026, 1, 1), new(2026, 3, 2), world.App.Time.GetUtcNow()));
        (opened.ReferenceSource, opened.ReferenceDate, opened.ReferenceVersion).ShouldBe(("Client list", new(2026, 1, 31), 1));
        opened.Evidence.ShouldNotBe(EvidenceWord.None);
        opened.MayBeNonDisclosure.ShouldBeFalse();
        opened.HeardMore.ShouldBeNull();
    }

    [Fact]
    public async Task A_gap_becomes_serious_after_it_opened_and_clears_with_numbers_from_rounded_counts()
    {
        await using var world = await WithSilenceAsync(unknown: 0);
        await SendAsync(world, 160, index => index % 5 < 3 ? "75+" : "18-24");

        var signals = (await world.SignalsAsync()).FindAll(signal => signal.Category == "75+");

        signals[0].Change.ShouldBe(RepresentationChange.GapOpened);
        signals[1].Change.ShouldBe(RepresentationChange.SeriousOpened);
        signals[1].Sequence.ShouldBeGreaterThanOrEqualTo(signals[0].Sequence);
        var cleared = signals[^1];
        (cleared.Change, cleared.Evidence).ShouldBe((RepresentationChange.GapCleared, EvidenceWord.None));
        var (known, heard) = (cleared.Shown.Known!.Value, cleared.Shown.Heard!.Value);
        (known, heard).ShouldBe(((cleared.Exact.Known!.Value + 2) / 5 * 5, (cleared.Exact.Heard!.Value + 2) / 5 * 5));
        cleared.Exact.Missing!.Value.ShouldBe(Math.Max(0, (cleared.Exact.Known!.Value * OldShare) - cleared.Exact.Heard!.Value), 1e-9);
        cleared.Shown.Expected!.Value.ShouldBe(known * OldShare, 1e-9);
        cleared.Shown.Missing!.Value.ShouldBe(Math.Max(0, (known * OldShare) - heard), 1e-9);
        cleared.Shown.Unknown.ShouldBeNull();
    }

    [Fact]
    public async Task Where_one_group_speaks_for_all_the_others_it_is_named()
    {
        await using var world = new MeasureWorld();
        await world.SupportsAsync(MeasureWorld.Root, ("age_band", "18-24", 30), ("age_band", "45-54", 35), ("age_band", "75+", 35));
        await SendAsync(world, 60, _ => "18-24");

        var opened = (await world.SignalsAsync()).FindAll(signal => signal.Change == RepresentationChange.GapOpened);

        opened.Select(signal => signal.Category).ShouldBe(["45-54", "75+"], ignoreOrder: true);
        opened[^1].HeardMore.ShouldBe("18 to 24");
    }

    [Fact]
    public async Task Small_groups_together_are_named_in_words()
    {
        await using var world = new MeasureWorld();
        await world.SupportsAsync(MeasureWorld.Root, ("age_band", "18-24", 12), ("age_band", "65-74", 8), ("age_band", "75+", 9));
        await SendAsync(world, 60, _ => "18-24");

        var opened = (await world.SignalsAsync())[0];

        (opened.Category, opened.CategoryLabel).ShouldBe((RepresentationSignal.SmallGroupsTogether, "Small groups together"));
        opened.Exact.Expected!.Value.ShouldBe(opened.Exact.Known!.Value * 17.0 / 29, 1e-9);
    }

    /// <summary>Nobody of 75 or over answers, though six in ten people are.</summary>
    private static async Task<MeasureWorld> WithSilenceAsync(int unknown)
    {
        var world = new MeasureWorld();
        await world.SupportsAsync(MeasureWorld.Root, ("age_band", "18-24", 400), ("age_band", "75+", 600));
        for (var index = 0; index < unknown; index++)
        {
            await world.SendAsync(null, ["age_band=declined"]);
        }

        await world.App.DrainAsync();
        await SendAsync(world, 30, _ => "18-24");
        return world;
    }

    private static async Task SendAsync(MeasureWorld world, int count, Func<int, string> age)
    {
        for (var index = 0; index < count; index++)
        {
            await world.SendAsync(null, [$"age_band={age(index)}"]);
        }

        await world.App.DrainAsync();
    }
}
