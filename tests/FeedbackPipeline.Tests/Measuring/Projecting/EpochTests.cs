using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tests.Measuring.Projecting;

/// <summary>The counting period is the calendar year in the organisation's zone.</summary>
public sealed class EpochTests
{
    private static readonly DateTimeOffset BeforeMidnight = new(2026, 12, 31, 23, 30, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset AfterMidnight = new(2027, 1, 1, 0, 30, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_person_counts_again_in_the_new_year_and_not_within_one()
    {
        await using var world = await MeasureWorld.WithAgesAsync();
        world.App.Time.SetUtcNow(BeforeMidnight);
        await world.CountAsync("ann", ["age_band=18-24"]);
        var old = await world.StateAsync();
        world.App.Time.SetUtcNow(AfterMidnight);
        await world.CountAsync("ann", ["age_band=75+"]);
        await world.CountAsync("ann", ["age_band=18-24"]);
        var state = await world.StateAsync();

        (old.Epoch, state.Epoch, state.Late).ShouldBe((2026, 2027, 0));
        (await world.HeardAsync("18-24"), await world.HeardAsync("75+")).ShouldBe((0, 1));
        (await world.App.SeenAsync()).Select(seen => seen.Epoch).Distinct().Order().ShouldBe([2026, 2027]);
    }

    [Fact]
    public async Task Both_sides_of_midnight_in_one_page_belong_to_their_own_year()
    {
        await using var world = new MeasureWorld();
        world.App.Time.SetUtcNow(AfterMidnight);
        await world.CountAsync("ann", ["age_band=18-24"], received: BeforeMidnight);
        await world.CountAsync("ann", ["age_band=18-24"], received: AfterMidnight);
        await world.SupportsAsync(MeasureWorld.Root, ("age_band", "18-24", 300), ("age_band", "75+", 700));
        await world.App.DrainAsync();

        (await world.App.ObservationsAsync()).Select(row => row.Epoch).ShouldBe([2026, 2027]);
        (await world.CountsAsync()).Known.ShouldBe(1);
    }

    [Theory]
    [InlineData("Europe/London", 2026)]
    [InlineData("Europe/Berlin", 2027)]
    public async Task The_year_begins_at_midnight_in_the_configured_zone(string zone, int epoch)
    {
        await using var world = await MeasureWorld.WithAgesAsync(("Organisation:TimeZone", zone));
        world.App.Time.SetUtcNow(BeforeMidnight);
        await world.CountAsync("ann", ["age_band=18-24"]);

        (await world.StateAsync()).Epoch.ShouldBe(epoch);
    }

    [Fact]
    public async Task What_comes_after_its_year_is_over_is_kept_and_not_counted()
    {
        await using var world = await MeasureWorld.WithAgesAsync();
        world.App.Time.SetUtcNow(AfterMidnight);
        await world.CountAsync("ann", ["age_band=18-24"]);
        await world.CountAsync("bob", ["age_band=75+"], received: BeforeMidnight, closed: true, channel: Channel.Paper);

        var state = await world.StateAsync();
        (state.Epoch, state.Late, state.Find("age_band")!.Known).ShouldBe((2027, 1, 1));
        (await world.HeardAsync("75+")).ShouldBe(0);
        (await world.App.ObservationsAsync()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Someone_unknown_at_the_years_end_does_not_change_it_afterwards()
    {
        await using var world = await MeasureWorld.WithAgesAsync();
        world.App.Time.SetUtcNow(AfterMidnight);
        await world.CountAsync("bob", received: BeforeMidnight, closed: true, channel: Channel.Paper);
        await world.CountAsync("ann", ["age_band=18-24"]);
        var before = (await world.StateAsync()).ToJson();
        await world.CountAsync("bob", ["age_band=75+"], received: BeforeMidnight, channel: Channel.Paper);

        var after = await world.StateAsync();
        (after with { Late = 0 }).ToJson().ShouldBe(before);
        after.Late.ShouldBe(1);
    }
}
