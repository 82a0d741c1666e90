using FeedbackPipeline.Alerting;
using FeedbackPipeline.Alerting.Lifecycle;
using FeedbackPipeline.Measuring.Projecting;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tests.Measuring.Projecting;

/// <summary>Nobody is sent to look for a group that nobody supports any more.</summary>
public sealed class LeftGroupsTests
{
    [Fact]
    public async Task A_group_the_newest_counts_do_not_have_closes_its_alert_once_and_says_why()
    {
        await using var world = await MeasureWorld.WithAgesAsync();
        await SendAsync(world, "a", 30);
        (await AlertAsync(world)).IsOpen.ShouldBeTrue();

        await world.SupportsAsync(MeasureWorld.Root, ("age_band", "18-24", 300), ("age_band", "25-34", 300));
        await SendAsync(world, "b", 3);

        var alert = await AlertAsync(world);
        alert.State.ShouldBe(AlertState.Withdrawn);
        alert.History[^1].ShouldBeOfType<AlertFact.GroupLeft>();
        (await world.SignalsAsync()).Count(signal => signal.Change == RepresentationChange.GroupLeft).ShouldBe(1);
        (await world.StateAsync()).ToJson().ShouldBe((await world.App.Get<RefoldScope>().RunAsync(MeasureWorld.Root, MeasureWorld.Stop)).State.ToJson());
    }

    [Fact]
    public async Task A_group_that_comes_back_and_is_still_missing_alerts_again()
    {
        await using var world = await MeasureWorld.WithAgesAsync();
        await SendAsync(world, "a", 30);
        await world.SupportsAsync(MeasureWorld.Root, ("age_band", "18-24", 300), ("age_band", "25-34", 300));
        await SendAsync(world, "b", 1);
        await world.SupportsAsync(MeasureWorld.Root, ("age_band", "18-24", 300), ("age_band", "75+", 700));
        await SendAsync(world, "c", 1);
        world.App.Time.Advance(TimeSpan.FromDays(365));
        await SendAsync(world, "d", 30);

        (await AlertAsync(world)).IsOpen.ShouldBeTrue();
    }

    private static async Task<Alert> AlertAsync(MeasureWorld world)
        => (await world.App.Get<IAlertBook>().OfSubjectAsync(MeasureWorld.Root, "representation", "age_band:75+", MeasureWorld.Stop))[0];

    private static async Task SendAsync(MeasureWorld world, string who, int people)
    {
        foreach (var number in Enumerable.Range(1, people))
        {
            await world.SendAsync($"{who}-{number}", ["age_band=18-24"]);
        }

        await world.App.DrainAsync();
    }
}
