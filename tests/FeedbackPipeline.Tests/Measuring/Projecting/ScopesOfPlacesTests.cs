using FeedbackPipeline.Measuring.Describing;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tests.Measuring.Projecting;

/// <summary>Where people count, and what they are compared with.</summary>
public sealed class ScopesOfPlacesTests
{
    [Fact]
    public async Task Words_about_a_house_count_at_the_house_and_above_where_somebody_said_who_is_supported()
    {
        await using var world = await TreeAsync();
        await world.SupportsAsync(MeasureWorld.Root, ("age_band", "18-24", 300), ("age_band", "75+", 700));
        await world.SupportsAsync("north", ("age_band", "18-24", 30), ("age_band", "75+", 70));
        await world.SupportsAsync("elm", ("age_band", "18-24", 10), ("age_band", "75+", 10));
        await world.SupportsAsync("elm-two", ("age_band", "18-24", 10), ("age_band", "75+", 10));
        await world.SupportsAsync("south", ("age_band", "18-24", 30), ("age_band", "75+", 70));
        await world.CountAsync("ann", ["age_band=75+"], place: "elm-one");

        foreach (var (place, heard) in new[] { (MeasureWorld.Root, 1), ("north", 1), ("elm", 1), ("elm-one", 0), ("elm-two", 0), ("south", 0) })
        {
            (await world.HeardAsync("75+", place)).ShouldBe(heard, place);
        }

        (await world.App.ObservationsAsync()).Count.ShouldBe(3);
    }

    [Fact]
    public async Task Figures_for_a_place_nobody_knows_measure_nothing_and_stop_nothing()
    {
        await using var world = await TreeAsync();
        await world.SupportsAsync("nowhere", ("age_band", "18-24", 300), ("age_band", "75+", 700));

        await world.CountAsync("ann", ["age_band=75+"], place: "elm-one");

        (await world.App.ObservationsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_person_heard_in_two_houses_counts_once_above_them()
    {
        await using var world = await TreeAsync();
        foreach (var place in (string[])["elm-one", "elm-two", "elm"])
        {
            await world.SupportsAsync(place, ("age_band", "18-24", 10), ("age_band", "75+", 10));
        }

        await world.SendAsync("ann", ["age_band=75+"], place: "elm-one");
        await world.CountAsync("ann", ["age_band=75+"], place: "elm-two");

        (await world.HeardAsync("75+", "elm-one"), await world.HeardAsync("75+", "elm-two"), await world.HeardAsync("75+", "elm")).ShouldBe((1, 1, 1));
    }

    [Fact]
    public async Task A_reference_that_comes_later_works_the_whole_feed()
    {
        await using var world = await TreeAsync();
        await world.SupportsAsync(MeasureWorld.Root, ("age_band", "18-24", 300), ("age_band", "75+", 700));
        await world.CountAsync("ann", ["age_band=75+"], place: "elm-one");
        await world.CountAsync("bob", ["age_band=18-24"], place: "elm-two");
        await world.SupportsAsync("elm", ("age_band", "18-24", 10), ("age_band", "75+", 10));
        await world.App.DrainAsync();

        (await world.CountsAsync("elm")).Known.ShouldBe(2);
        (await world.CountsAsync()).Known.ShouldBe(2);
    }

    [Fact]
    public async Task A_new_version_changes_what_later_people_are_compared_with_only()
    {
        await using var world = await MeasureWorld.WithAgesAsync();
        await world.CountAsync("ann", ["age_band=75+"]);
        await world.SupportsAsync(MeasureWorld.Root, ("age_band", "18-24", 500), ("age_band", "75+", 500));
        await world.App.DrainAsync();
        var between = (await world.CountsAsync()).Find("75+")!.Shares;
        await world.CountAsync("bob", ["age_band=75+"]);

        between.ShouldBe(0.7);
        (await world.CountsAsync()).Find("75+")!.Shares.ShouldBe(1.2, 1e-12);
        (await world.App.ObservationsAsync()).Select(row => row.Reference).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task Detailed_answers_count_in_the_wider_groups_of_the_reference()
    {
        await using var world = new MeasureWorld();
        await world.SupportsAsync(
            MeasureWorld.Root,
            ("age_band", "18-64", 300),
            ("age_band", "65+", 700),
            ("ethnic_group", "white", 500),
            ("ethnic_group", "asian", 300),
            ("ethnic_group", "black-african", 100));
        await world.SendAsync("ann", ["age_band=25-34", "ethnic_group=white-roma"]);
        await world.SendAsync("bob", ["age_band=75+", "ethnic_group=asian-chinese"]);
        await world.CountAsync("cat", ["age_band=65-74", "ethnic_group=black-african"]);

        (await world.HeardAsync("18-64"), await world.HeardAsync("65+")).ShouldBe((1, 2));
        foreach (var category in (string[])["white", "asian", "black-african"])
        {
            (await world.HeardAsync(category, dimension: "ethnic_group")).ShouldBe(1, category);
        }
    }

    [Fact]
    public async Task A_category_outside_the_reference_is_reported_and_not_counted_as_anybody()
    {
        await using var world = new MeasureWorld();
        await world.SupportsAsync(MeasureWorld.Root, ("age_band", "18-24", 300), ("age_band", "75+", 700), ("age_band", "u18", 0));
        await world.CountAsync("ann", ["age_band=45-54"], closed: true);
        await world.CountAsync("bob", ["age_band=u18"], closed: true);
        await world.CountAsync("ann", ["age_band=45-54"], closed: true);

        var counts = await world.CountsAsync();
        (counts.Outside, counts.Known, counts.Unknown).ShouldBe((2, 0, 0));
        counts.Groups.ShouldAllBe(group => group.Heard == 0);
    }

    [Fact]
    public async Task Somebody_outside_an_old_reference_is_counted_when_a_new_one_has_them()
    {
        await using var world = await MeasureWorld.WithAgesAsync();
        await world.CountAsync("ann", ["age_band=45-54"]);
        await world.SupportsAsync(MeasureWorld.Root, ("age_band", "18-64", 300), ("age_band", "75+", 700));
        await world.CountAsync("ann", ["age_band=45-54"]);

        var counts = await world.CountsAsync();
        (counts.Outside, counts.Known, await world.HeardAsync("18-64")).ShouldBe((0, 1, 1));
    }

    [Fact]
    public async Task Where_several_answers_are_allowed_all_are_described_and_none_is_tested()
    {
        await using var world = new MeasureWorld();
        await world.SupportsAsync(MeasureWorld.Root, ("communication", "speech", 80), ("communication", "makaton", 60));
        for (var person = 0; person < 60; person++)
        {
            await world.SendAsync($"p{person}", [person == 0 ? "communication=speech;makaton" : "communication=speech"]);
        }

        await world.App.DrainAsync();

        var counts = await world.CountsAsync(dimension: "communication");
        (counts.Known, counts.Find("speech")!.Heard, counts.Find("makaton")!.Heard).ShouldBe((60, 60, 1));
        counts.Groups.ShouldAllBe(group => group.LogThreshold == null);
        (await world.SignalsAsync()).ShouldBeEmpty();
        var figures = await world.App.Get<DescribeRepresentation>().OfAsync(MeasureWorld.Root, MeasureWorld.Stop);
        figures!.Dimensions.Single().Groups.ShouldAllBe(group => group.Status == GroupStatus.NotTestable);
    }

    [Fact]
    public async Task Without_a_reference_nothing_is_measured()
    {
        await using var world = await TreeAsync();
        await world.CountAsync("ann", ["age_band=75+"], place: "elm-one");

        ((await world.App.ObservationsAsync()).Count, await world.App.ScopesAsync()).ShouldBe((0, 0));
        (await world.App.Get<DescribeRepresentation>().OfAsync("elm", MeasureWorld.Stop)).ShouldBeNull();
    }

    private static async Task<MeasureWorld> TreeAsync()
    {
        var world = new MeasureWorld();
        await world.PlaceAsync("north", MeasureWorld.Root, PlaceKind.Locality);
        await world.PlaceAsync("south", MeasureWorld.Root, PlaceKind.Locality);
        await world.PlaceAsync("elm", "north", PlaceKind.Service);
        await world.PlaceAsync("elm-one", "elm", PlaceKind.House);
        await world.PlaceAsync("elm-two", "elm", PlaceKind.House);
        return world;
    }
}
