using FeedbackPipeline.Alerting;
using FeedbackPipeline.Alerting.Lifecycle;
using FeedbackPipeline.Alerting.Stepping;
using FeedbackPipeline.Measuring.Folding;
using FeedbackPipeline.Measuring.Projecting;
using FeedbackPipeline.Reviewing.Outreach;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Tests.Infrastructure;
using FeedbackPipeline.Tests.Measuring.Projecting;

namespace FeedbackPipeline.Tests.Reviewing.Outreach;

/// <summary>Under what was tried stands whether the group was heard more since then, and nothing before there is enough to say so.</summary>
public sealed class JudgeOutreachTests
{
    private static readonly DimensionPlan Ages = DimensionPlan.Of("age_band", [("18-24", 300), ("75+", 700)]);

    [Theory]
    [InlineData(4, 40, 19, 19, SinceVerdict.TooEarly)]
    [InlineData(4, 40, 20, 20, SinceVerdict.More)]
    [InlineData(4, 40, 3, 30, SinceVerdict.Same)]
    [InlineData(28, 40, 0, 30, SinceVerdict.Less)]
    [InlineData(0, 0, 30, 30, SinceVerdict.TooEarly)] // nothing to compare with
    public void The_interval_of_those_since_decides(long before, long beforeOf, long since, long sinceOf, SinceVerdict verdict)
        => new SinceAction(new(before, beforeOf), new(since, sinceOf), 0.7).Verdict.ShouldBe(verdict);

    [Fact]
    public void Only_people_after_the_mark_are_since_and_only_the_same_period_is_before()
    {
        IReadOnlyList<LedgerEntry> ledger = [Entry(1, 2025, "75+"), Entry(2, 2026, "18-24"), Entry(3, 2026, "75+"), Entry(4, 2026, "75+"), Entry(5, 2027, "75+")];

        var since = SinceAction.Of(ledger, 3, Ages, Ages.Groups[1], CountingMode.Stream);

        (since.Before, since.Since, since.Share).ShouldBe((new HeardOf(1, 2), new HeardOf(2, 2), 0.7));
    }

    [Fact]
    public void In_a_register_the_people_heard_already_are_not_expected_again()
    {
        IReadOnlyList<LedgerEntry> ledger = [.. Enumerable.Range(1, 100).Select(number => Entry(number, 2026, "18-24"))];

        SinceAction.Of(ledger, 100, Ages, Ages.Groups[1], CountingMode.Register).Share.ShouldBe(700 / 900.0, 1e-9);
    }

    [Fact]
    public void Small_numbers_are_said_to_the_core_team_only()
    {
        var few = new SinceAction(new(2, 40), new(3, 30), 0.7);

        SinceWords.Of(few, exact: true)[1].ShouldBe("Since then: 3 of 30 new people (10 in 100). Before: 2 of 40 (5 in 100). Expected: 70 in 100.");
        SinceWords.Of(few, exact: false).ShouldBe(["Whether the group was heard more since then is not shown: the numbers are too small."]);
        SinceWords.Of(new(new(7, 43), new(22, 31), 0.7), exact: false)[1].ShouldBe("Since then: about 20 of about 30 new people (67 in 100). Before: about 5 of about 45 (11 in 100). Expected: 70 in 100.");
    }

    [Fact]
    public async Task The_alert_page_says_it_under_the_action()
    {
        await using var world = await MeasureWorld.WithAgesAsync();
        await SendAsync(world, "young", "18-24", 30);
        var book = world.App.Get<IAlertBook>();
        var alert = (await book.ListAsync([MeasureWorld.Root], 0, MeasureWorld.Stop)).Single(known => known.Subject == "age_band:75+");
        await world.App.Get<TakeStep>().RunAsync(alert.Id, [MeasureWorld.Root], new("m-1", Step.Acknowledge, alert.Version), MeasureWorld.Stop);
        alert = (await book.FindAsync(alert.Id, MeasureWorld.Stop))!;
        (await world.App.Get<TakeStep>().RunAsync(alert.Id, [MeasureWorld.Root], new("m-1", Step.RecordAction, alert.Version, "A tea round."), MeasureWorld.Stop)).ShouldBeOfType<StepOutcome.Done>();
        using var reviewer = await world.App.WithRolesAsync([Roles.Reviewer]);
        using var manager = await world.App.WithRolesAsync([Roles.Manager]);
        var page = $"/review/alerts/{alert.Id}";

        (await reviewer.PageAsync(page)).QuerySelector(".alert-since")!.TextContent.ShouldBe("Too early to say: 0 new people since then, 20 are needed.");

        await SendAsync(world, "old", "75+", 24);
        var exact = (await reviewer.PageAsync(page)).QuerySelectorAll(".alert-since").Select(line => line.TextContent).ToList();
        exact[0].ShouldBe("Heard more since then.");
        exact[1].ShouldStartWith("Since then: 24 of 24 new people");
        exact[3].ShouldContain("9 in 10 close it");
        // What came today is not published yet.
        (await manager.PageAsync(page)).QuerySelector(".alert-since")!.TextContent.ShouldBe("Too early to say: fewer than 20 new people since then.");
        (await reviewer.GetStringAsync("/api/alerts", MeasureWorld.Stop)).ShouldContain("\"since\":[\"Too early to say: fewer than 20 new people since then.\"]");
    }

    private static async Task SendAsync(MeasureWorld world, string who, string age, int people)
    {
        foreach (var number in Enumerable.Range(1, people))
        {
            await world.SendAsync($"{who}-{number}", [$"age_band={age}"]);
        }

        await world.App.DrainAsync();
    }

    private static LedgerEntry Entry(long sequence, int epoch, string age)
        => new(sequence, null, 1, new(null, epoch, "age_band", ObservationKind.Known, null, [age]));
}
