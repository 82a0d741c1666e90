using FeedbackPipeline.Measuring.Describing;
using FeedbackPipeline.Measuring.Statistics;
using FeedbackPipeline.Tests.Measuring.Projecting;

namespace FeedbackPipeline.Tests.Measuring.Describing;

/// <summary>Figures of a place, and what of them may be shown.</summary>
public sealed class DescribingTests
{
    [Fact]
    public async Task Before_the_first_answer_nobody_is_heard_and_it_is_too_early()
    {
        await using var world = await MeasureWorld.WithAgesAsync();

        var figures = (await world.App.Get<DescribeRepresentation>().OfAsync(MeasureWorld.Root, MeasureWorld.Stop))!;

        figures.Epoch.ShouldBe(0);
        var groups = figures.Dimensions.Single().Groups;
        groups.Select(group => (group.Category, group.Known, group.Observed, group.Share)).ShouldBe([("18-24", 0, 0, 0.3), ("75+", 0, 0, 0.7)]);
        groups.ShouldAllBe(group => group.Status == GroupStatus.NotTestable || group.Status == GroupStatus.TooEarly);
    }

    [Fact]
    public async Task A_group_that_a_new_version_no_longer_has_is_not_described_and_a_new_one_is_not_tested_yet()
    {
        await using var world = await MeasureWorld.WithAgesAsync();
        await world.CountAsync("ann", ["age_band=75+"]);
        await world.SupportsAsync(MeasureWorld.Root, ("age_band", "18-24", 300), ("age_band", "65+", 700));
        var unaligned = (await world.App.Get<DescribeRepresentation>().OfAsync(MeasureWorld.Root, MeasureWorld.Stop))!.Dimensions.Single();
        await world.CountAsync("bob", ["age_band=75+"]);
        var dimension = (await world.App.Get<DescribeRepresentation>().OfAsync(MeasureWorld.Root, MeasureWorld.Stop))!.Dimensions.Single();

        foreach (var described in new[] { unaligned, dimension })
        {
            described.Groups.Select(group => group.Category).ShouldBe(["18-24", "65+"]);
            described.Groups[1].Status.ShouldBe(GroupStatus.NotTestable);
        }

        (dimension.Known, dimension.Groups[1].Observed).ShouldBe((2, 1));
    }

    [Theory]
    [InlineData(100, 4, 3, 100, null, null)]
    [InlineData(103, 5, 7, 105, 5, 5)]
    [InlineData(103, 0, 0, 105, null, null)]
    [InlineData(4, 4, 12, null, null, 10)]
    [InlineData(98, 98, 8, 100, 100, 10)]
    public void Small_counts_are_hidden_and_every_other_number_comes_from_rounded_ones(long known, long heard, long unknown, int? shownKnown, int? shownHeard, int? shownUnknown)
    {
        var shown = ProtectedFigures.Of(Figures(known, heard, unknown));

        (shown.Known, shown.Heard, shown.Unknown).ShouldBe((shownKnown, shownHeard, shownUnknown));
        (shown.Expected is null).ShouldBe(shownKnown is null);
        (shown.Ratio is null && shown.Missing is null && shown.MissingLow is null && shown.Low is null).ShouldBe(shownKnown is null || shownHeard is null);
        if (shownKnown is { } people && shownHeard is { } members)
        {
            shown.Expected!.Value.ShouldBe(people * 0.25, 1e-9);
            shown.Ratio!.Value.ShouldBe(members / (people * 0.25), 1e-9);
            shown.Missing!.Value.ShouldBe(Math.Max(0, (people * 0.25) - members), 1e-9);
        }
    }

    [Fact]
    public void Two_counts_that_round_alike_show_alike()
        => ProtectedFigures.Of(Figures(98, 9, 6)).ShouldBe(ProtectedFigures.Of(Figures(102, 12, 5)));

    private static GroupFigures Figures(long known, long heard, long unknown)
        => new("age_band", "75+", known, heard, known * 0.25, 0.25, heard / (known * 0.25), AnytimeInterval.Of(heard, known, 0.25), 0, 0, 1, 4, unknown, GroupStatus.InLine);
}
