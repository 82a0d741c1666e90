using FeedbackPipeline.Alerting.Lifecycle;
using FeedbackPipeline.Alerting.Stepping;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tests.Alerting;

/// <summary>The doctor counts alerts that nobody takes care of.</summary>
public sealed class OwnerCheckupTests
{
    [Fact]
    public async Task Alerts_without_an_owner_are_counted_until_somebody_has_them()
    {
        await using var world = await AlertWorld.CreateAsync();
        var doctor = world.App.Get<IEnumerable<ICheckup>>().Single(checkup => checkup.Name == "alerts");
        (await doctor.LookAsync(AlertWorld.Stop)).ShouldBe(Finding.Fine("0 open alerts; nobody owns 0; 0 are overdue."));

        var alert = await world.OpenAlertAsync();
        var found = await doctor.LookAsync(AlertWorld.Stop);
        (found.State, found.Says).ShouldBe((FindingState.Advice, "1 open alerts; nobody owns 1; 0 are overdue. Open /review/alerts and give each to somebody."));

        await world.App.Get<TakeStep>().RunAsync(alert.Id, [AlertWorld.Elm], new("m-1", Step.Acknowledge, alert.Version), AlertWorld.Stop);
        (await doctor.LookAsync(AlertWorld.Stop)).State.ShouldBe(FindingState.Fine);
    }
}
