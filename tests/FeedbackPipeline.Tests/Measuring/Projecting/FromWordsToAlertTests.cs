using System.Net;
using System.Net.Http.Json;
using FeedbackPipeline.Alerting;
using FeedbackPipeline.Alerting.Lifecycle;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Tests.Infrastructure;

namespace FeedbackPipeline.Tests.Measuring.Projecting;

/// <summary>Words in by the API until a manager is told, and on until the gap is gone.</summary>
public sealed class FromWordsToAlertTests
{
    [Fact]
    public async Task A_silent_group_opens_an_alert_with_page_and_notice_and_being_heard_again_clears_it()
    {
        await using var world = new MeasureWorld(("Limiting:SubmissionsPerMinute", "10000"));
        await world.SupportsAsync(MeasureWorld.Root, ("age_band", "18-24", 400), ("age_band", "75+", 600));
        using var anyone = world.App.Anyone();
        using var manager = await world.App.WithRolesAsync([Roles.Manager]);
        var answers = 0;
        while ((await AlertsAsync(world)).Count == 0)
        {
            (++answers).ShouldBeLessThan(40);
            await PostAsync(anyone, "18-24");
            await world.App.DrainAsync();
        }

        var alert = (await AlertsAsync(world)).ShouldHaveSingleItem();
        var page = await manager.PageAsync($"/review/alerts/{alert.Id}");

        answers.ShouldBeGreaterThan(5);
        alert.IsOpen.ShouldBeTrue();
        page.QuerySelector("h1")!.TextContent.ShouldBe("Voices may be missing: 75 or over, Our organisation");
        page.QuerySelector("main")!.TextContent.ShouldContain("Client list");
        world.Told.ToString().ShouldContain("Voices may be missing: 75 or over, Our organisation");

        for (var index = 0; index < 100; index++)
        {
            await PostAsync(anyone, index % 5 < 3 ? "75+" : "18-24");
        }

        await world.App.DrainAsync();

        var after = (await AlertsAsync(world)).Single(known => known.Id == alert.Id);
        (after.State, after.GapPersists).ShouldBe((AlertState.Cleared, false));
        world.Told.ToString().ShouldContain("ALERT (cleared)\nHeard again as often as expected: 75 or over, Our organisation");
        (await manager.PageAsync($"/review/alerts/{alert.Id}")).QuerySelector("h1")!.TextContent.ShouldContain("75 or over");
    }

    private static async Task PostAsync(HttpClient client, string age)
    {
        using var answer = await client.PostAsJsonAsync("/api/feedback", new { text = "The food was good.", about = new { age_band = age } }, MeasureWorld.Stop);
        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
    }

    private static Task<IReadOnlyList<Alert>> AlertsAsync(MeasureWorld world) => world.App.Get<IAlertBook>().ListAsync([MeasureWorld.Root], 10, MeasureWorld.Stop);
}
