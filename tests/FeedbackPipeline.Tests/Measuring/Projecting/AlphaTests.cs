using CsCheck;
using FeedbackPipeline.Measuring.Describing;
using FeedbackPipeline.Measuring.Projecting;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tests.Measuring.Projecting;

/// <summary>The parts of one year's chance of a false alert never add up to more than the whole.</summary>
public sealed class AlphaTests
{
    private const double Alpha = 0.05;

    [Fact]
    public async Task In_whatever_order_places_join_their_parts_add_up_to_no_more_than_the_whole()
    {
        await using var world = new MeasureWorld();
        var places = Gen.Select(Gen.Int[1, 12], Gen.Int[0, 11].Array[1, 30], Gen.Bool.Array[30]).Array[25].Single();
        var epoch = 0;
        foreach (var (most, asks, others) in places)
        {
            epoch++;
            var parts = new Dictionary<string, double>();
            var joined = new HashSet<string>();
            foreach (var (ask, turn) in asks.Select((ask, turn) => (ask, turn)))
            {
                var scope = $"stream:{ask % most}";
                joined.Add(scope);
                var part = await world.Scopes.AlphaAsync(scope, epoch, Alpha, [.. joined], others[turn], MeasureWorld.Stop);
                if (parts.TryGetValue(scope, out var before))
                {
                    part.ShouldBe(before);
                }

                parts[scope] = part;
            }

            parts.Values.ShouldAllBe(part => part >= 0);
            parts.Values.Sum().ShouldBeLessThanOrEqualTo(Alpha * (1 + 1e-12), string.Join(' ', asks));
        }
    }

    [Fact]
    public async Task A_lone_place_gets_all_of_it_and_equal_places_get_equal_parts()
    {
        await using var world = new MeasureWorld();
        (await world.Scopes.AlphaAsync("stream:a", 1, Alpha, ["stream:a"], false, MeasureWorld.Stop)).ShouldBe(Alpha);
        (await world.Scopes.AlphaAsync("stream:a", 2, Alpha, ["stream:a", "stream:b"], false, MeasureWorld.Stop)).ShouldBe(Alpha / 2);
        (await world.Scopes.AlphaAsync("stream:b", 2, Alpha, ["stream:a", "stream:b"], false, MeasureWorld.Stop)).ShouldBe(Alpha / 2);
    }

    [Fact]
    public async Task A_restart_keeps_each_part()
    {
        await using var world = new MeasureWorld();
        var part = await world.Scopes.AlphaAsync("stream:a", 1, Alpha, ["stream:a"], true, MeasureWorld.Stop);
        await using var other = new OtherProcess(world.App);

        (await other.Store.AlphaAsync("stream:a", 1, 0.2, ["stream:a", "stream:b"], false, MeasureWorld.Stop)).ShouldBe(part);
    }

    [Fact]
    public async Task A_place_that_joins_when_all_is_given_away_is_described_now_and_tested_next_year()
    {
        await using var world = await MeasureWorld.WithAgesAsync();
        await world.CountAsync("ann", ["age_band=18-24"]);
        await world.PlaceAsync("elm", MeasureWorld.Root, PlaceKind.Service);
        world.App.Time.Advance(TimeSpan.FromMinutes(5));
        await world.SupportsAsync("elm", ("age_band", "18-24", 30), ("age_band", "75+", 70));
        await world.CountAsync("bob", ["age_band=75+"], place: "elm");
        var now = await world.CountsAsync("elm");
        var figures = await world.App.Get<DescribeRepresentation>().OfAsync("elm", MeasureWorld.Stop);
        world.App.Time.SetUtcNow(new(2027, 3, 1, 9, 0, 0, TimeSpan.Zero));
        await world.CountAsync("bob", ["age_band=75+"], place: "elm");

        (await world.HeardAsync("75+")).ShouldBe(1);
        now.Known.ShouldBe(1);
        now.Groups.ShouldAllBe(group => group.LogThreshold == null);
        figures!.Dimensions.Single().Groups.ShouldAllBe(group => group.Status == GroupStatus.NotTestable);
        (await world.CountsAsync("elm")).Groups.ShouldAllBe(group => group.LogThreshold == Math.Log(2 / (Alpha / 2)));
        (await world.App.Get<RefoldScope>().RunAsync("elm", MeasureWorld.Stop)).State.ToJson().ShouldBe((await world.StateAsync("elm")).ToJson());
    }
}
