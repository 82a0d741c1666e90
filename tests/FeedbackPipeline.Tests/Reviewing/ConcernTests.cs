using System.Net;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Storing.Erasing;
using FeedbackPipeline.Tests.Infrastructure;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tests.Reviewing;

public sealed class ConcernTests
{
    private const string Decide = "Put the decision on record";

    [Fact]
    public async Task The_most_urgent_come_first_then_the_oldest()
    {
        await using var world = await ReviewWorld.CreateAsync();
        var read = await world.TaggedAsync("a", concerns: [new("neglect", ConcernLevel.ReadFirst)]);
        var notify = await world.TaggedAsync("b", concerns: [new("financial", ConcernLevel.NotifyLead)]);
        var ring = await world.TaggedAsync("c", concerns: [new("neglect", ConcernLevel.ReadFirst), new("physical", ConcernLevel.RingNow)]);
        var laterRing = await world.TaggedAsync("d", concerns: [new("physical", ConcernLevel.RingNow)]);
        using var client = await world.App.WithRolesAsync([Roles.Safeguarding]);

        var links = (await client.PageAsync("/review/concerns")).QuerySelectorAll("tbody a").Select(link => link.GetAttribute("href")!.Split('/')[^1]);

        links.ShouldBe([ring, laterRing, notify, read]);
    }

    [Fact]
    public async Task Words_as_given_are_read_on_record()
    {
        await using var world = await ReviewWorld.CreateAsync();
        var id = await world.TaggedAsync("Jo hit me <b>", redacted: "[name] hit me", concerns: [new("physical", ConcernLevel.RingNow)]);
        using var client = await world.App.WithRolesAsync([Roles.Safeguarding]);

        (await client.PageAsync($"/review/concerns/{id}")).QuerySelector(".words")!.TextContent.ShouldBe("Jo hit me <b>");
        (await world.AuditOfAsync(id)).ShouldBe([("s_safeguarding-organisation", "concern-viewed")]);
    }

    [Theory]
    [InlineData("", "Because", "Choose what you decided.")]
    [InlineData("open", "Because", "Choose what you decided.")]
    [InlineData("not_a_concern", "   ", "Write why you decided this.")]
    public async Task A_decision_needs_an_outcome_and_a_reason(string outcome, string reason, string expected)
    {
        await using var world = await ReviewWorld.CreateAsync();
        var id = await world.TaggedAsync("Jo hit me", concerns: [new("physical", ConcernLevel.RingNow)]);
        using var client = await world.App.WithRolesAsync([Roles.Safeguarding]);

        var answer = await ReviewWorld.PressAsync(client, $"/review/concerns/{id}", Decide, ("outcome", outcome), ("reason", reason));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var page = await answer.DocumentAsync();
        page.QuerySelector(".govuk-error-summary")!.TextContent.ShouldContain(expected);
        page.QuerySelector(page.QuerySelector(".govuk-error-summary a")!.GetAttribute("href")!).ShouldNotBeNull();
        page.QuerySelector("section .govuk-error-message")!.TextContent.ShouldBe(expected);
        (await client.PageAsync("/review/concerns")).QuerySelectorAll("tbody tr").Length.ShouldBe(1);
    }

    [Fact]
    public async Task Needing_information_keeps_it_waiting_and_a_decision_takes_it_off_the_list()
    {
        await using var world = await ReviewWorld.CreateAsync();
        var id = await world.TaggedAsync("Jo hit me", concerns: [new("physical", ConcernLevel.RingNow)]);
        using var client = await world.App.WithRolesAsync([Roles.Safeguarding]);

        await ReviewWorld.PressAsync(client, $"/review/concerns/{id}", Decide, ("outcome", "needs_information"), ("reason", "Asked the service"));
        (await client.PageAsync("/review/concerns")).QuerySelector("tbody")!.TextContent.ShouldContain("Needs information");
        var decided = await ReviewWorld.PressAsync(client, $"/review/concerns/{id}", Decide, ("outcome", "concern"), ("reason", "Told the council"));

        decided.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await client.PageAsync("/review/concerns")).Body!.TextContent.ShouldContain("No concern waits");
        var page = await client.PageAsync($"/review/concerns/{id}");
        page.QuerySelector("main")!.TextContent.ShouldContain("Told the council");
        page.QuerySelectorAll("main form").ShouldBeEmpty();
        (await world.AuditOfAsync(id)).Count(entry => entry.Action == "concern-decided").ShouldBe(2);
    }

    [Fact]
    public async Task Tagging_anew_or_waiting_never_closes_a_concern()
    {
        await using var world = await ReviewWorld.CreateAsync();
        var id = await world.TaggedAsync("Jo hit me", concerns: [new("physical", ConcernLevel.RingNow)]);
        await world.TagAsync(id, "Jo hit me");
        world.App.Time.Advance(TimeSpan.FromDays(60));
        await world.App.DrainAsync();
        using var client = await world.App.WithRolesAsync([Roles.Safeguarding]);

        (await client.PageAsync("/review/concerns")).QuerySelectorAll("tbody tr").Length.ShouldBe(1);
    }

    [Fact]
    public async Task Erased_words_stay_readable_for_the_lead_until_every_concern_is_decided_and_then_nowhere()
    {
        await using var world = await ReviewWorld.CreateAsync();
        var (id, receipt) = await world.SendAsync("Xylophone man hit me");
        await world.TagAsync(id, "[name] hit me", concerns: [new("physical", ConcernLevel.RingNow), new("neglect", ConcernLevel.ReadFirst)]);
        (await world.App.Get<EraseFeedback>().EraseAsync(receipt, "giver", ReviewWorld.Stop))!.ConcernKept.ShouldBeTrue();
        using var lead = await world.App.WithRolesAsync([Roles.Safeguarding]);
        using var elsewhere = await world.App.WithRolesAsync([Roles.Safeguarding], ReviewWorld.South);
        using var reviewer = await world.App.WithRolesAsync([Roles.Reviewer]);

        (await lead.PageAsync("/review/concerns")).QuerySelector("tbody")!.TextContent.ShouldContain("sealed copy is kept");
        (await lead.PageAsync($"/review/concerns/{id}")).QuerySelector(".words")!.TextContent.ShouldBe("Xylophone man hit me");
        (await elsewhere.GetAsync(new Uri($"/review/concerns/{id}", UriKind.Relative), ReviewWorld.Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await reviewer.GetAsync(new Uri($"/review/feedback/{id}", UriKind.Relative), ReviewWorld.Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        await ReviewWorld.PressAsync(lead, $"/review/concerns/{id}", Decide, ("outcome", "not_a_concern"), ("reason", "A game"));
        (await lead.PageAsync($"/review/concerns/{id}")).QuerySelector(".words").ShouldNotBeNull();
        await ReviewWorld.PressAsync(lead, $"/review/concerns/{id}", Decide, ("outcome", "concern"), ("reason", "Told the council"));

        var page = await lead.PageAsync($"/review/concerns/{id}");
        page.QuerySelector(".words").ShouldBeNull();
        page.QuerySelector("main")!.TextContent.ShouldContain("The sealed copy is gone");
        (await world.AuditOfAsync(id)).ShouldContain(entry => entry.Action == "sealed-copy-removed");
    }
}
