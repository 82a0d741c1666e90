using FeedbackPipeline.Measuring;
using FeedbackPipeline.Measuring.Describing;
using FeedbackPipeline.Measuring.Projecting;
using FeedbackPipeline.Measuring.References;
using FeedbackPipeline.Reference;

namespace FeedbackPipeline.Tests.Measuring.Projecting;

public sealed class JointGroupsOfPlacesTests
{
    [Fact]
    public async Task A_joint_group_is_shown_under_the_open_alert_of_its_part_and_sends_no_signal_of_its_own()
    {
        await using var world = await WorldAsync();
        for (var person = 0; person < 60; person++)
        {
            await world.SendAsync($"p{person}", ["age_band=18-24", person % 2 == 0 ? "gender=woman" : "gender=man"]);
        }

        await world.App.DrainAsync();

        var figures = (await world.App.Get<DescribeRepresentation>().OfAsync(MeasureWorld.Root, MeasureWorld.Stop))!;
        figures.Dimensions.Select(dimension => dimension.Dimension).ShouldBe(["age_band", "gender"]);
        var joint = figures.Joint.ShouldHaveSingleItem();
        joint.Groups.Select(group => (group.Category, group.IsOpen)).ShouldBe([("75+&woman", true), ("75+&man", true)]);
        GroupLabel.Of(world.App.Get<Demographics>(), joint.Dimension, "75+&woman").ShouldBe("75 or over, A woman");
        (await world.SignalsAsync()).ShouldNotBeEmpty();
        (await world.SignalsAsync()).ShouldAllBe(signal => signal.Dimension == "age_band");
    }

    [Fact]
    public async Task Answers_to_both_questions_count_together_only_when_given_together()
    {
        await using var world = await WorldAsync();

        await world.CountAsync("apart", ["age_band=75+"]);
        await world.CountAsync("apart", ["gender=man"]);
        await world.CountAsync("together", ["age_band=75+", "gender=man"]);
        await world.CountAsync("private", ["age_band=75+", "gender=declined"]);

        var counts = await world.CountsAsync(dimension: "age_band&gender");
        (counts.Known, counts.Declined, counts.Find("75+&man")!.Heard).ShouldBe((1, 1, 1));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("patient")]
    public async Task Folding_the_ledger_again_gives_the_same_state_with_joint_groups_and_either_plan_of_stakes(string? evidence)
    {
        await using var world = await WorldAsync([.. evidence is null ? [] : new[] { ("Measuring:Evidence", evidence) }]);
        foreach (var (person, about, closed) in new People(9).Answers(400))
        {
            await world.SendAsync(person, about, closed: closed);
        }

        await world.App.DrainAsync();

        var state = await world.StateAsync();
        (await world.App.Get<RefoldScope>().RunAsync(MeasureWorld.Root, MeasureWorld.Stop)).State.ToJson().ShouldBe(state.ToJson());
        state.Starts.IsPatient.ShouldBe(evidence is not null);
        state.Find("age_band&gender")!.Known.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void A_reference_counts_two_questions_together_only_where_that_is_set()
    {
        var demographics = new Demographics();
        ReferenceCounts[] counts =
        [
            new("age_band", [new("18-24", 50), new("75+", 50)]),
            new("gender", [new("woman", 50), new("man", 50)]),
            new("age_band&gender", [new("75+&woman", 50), new("18-24&man", 50)]),
        ];

        CheckReference.Problems(counts, demographics).ShouldHaveSingleItem().ShouldContain("JointGroups");
        CheckReference.Problems(counts, demographics, ["age_band&gender"]).ShouldBeEmpty();
        CheckReference.Problems(counts[1..], demographics, ["age_band&gender"]).ShouldHaveSingleItem().ShouldContain("alone as well");
        CheckReference.Problems([.. counts[..2], new("age_band&gender", [new("65-74&woman", 50)])], demographics, ["age_band&gender"]).ShouldHaveSingleItem().ShouldContain("65-74&woman");
    }

    [Fact]
    public void A_pair_that_is_none_is_refused_at_the_start()
        => new MeasuringOptions { JointGroups = { "age_band" } }.Validate(new(new object())).ShouldHaveSingleItem().ErrorMessage!.ShouldContain("age_band&gender");

    private static async Task<MeasureWorld> WorldAsync(params (string Key, string Value)[] settings)
    {
        var world = new MeasureWorld(settings);
        await world.SupportsAsync(
            MeasureWorld.Root,
            ("age_band", "18-24", 500),
            ("age_band", "75+", 500),
            ("gender", "woman", 500),
            ("gender", "man", 500),
            ("age_band&gender", "18-24&woman", 250),
            ("age_band&gender", "18-24&man", 250),
            ("age_band&gender", "75+&woman", 250),
            ("age_band&gender", "75+&man", 250));
        return world;
    }
}
