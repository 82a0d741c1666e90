using System.Net;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Tests.Infrastructure;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tests.Reviewing;

public sealed class RolesAndPlacesTests
{
    [Theory]
    [InlineData("/review", "reviewer manager safeguarding administrator")]
    [InlineData("/review/feedback", "reviewer safeguarding")]
    [InlineData("/review/feedback/{id}", "reviewer safeguarding")]
    [InlineData("/review/themes", "reviewer manager safeguarding administrator")]
    [InlineData("/review/themes/food", "reviewer manager safeguarding administrator")]
    [InlineData("/review/missing", "reviewer manager safeguarding administrator")]
    [InlineData("/review/missing/explain", "reviewer manager safeguarding administrator")]
    [InlineData("/review/concerns", "safeguarding")]
    [InlineData("/review/concerns/{id}", "safeguarding")]
    [InlineData("/api/themes", "reviewer manager safeguarding administrator")]
    [InlineData("/api/feedback", "reviewer safeguarding")]
    public async Task Only_these_roles_may_open_it(string path, string allowed)
    {
        await using var world = await ReviewWorld.CreateAsync();
        var id = await world.TaggedAsync("The food is good", concerns: [new("physical", ConcernLevel.NotifyLead)]);
        for (var more = 0; more < 4; more++)
        {
            await world.TaggedAsync("Enough to be shown to everybody");
        }

        var address = new Uri(path.Replace("{id}", id, StringComparison.Ordinal), UriKind.Relative);

        foreach (var role in Roles.All)
        {
            using var client = await world.App.WithRolesAsync([role]);
            var expected = allowed.Split(' ').Contains(role) ? HttpStatusCode.OK : HttpStatusCode.Forbidden;
            (await client.GetAsync(address, ReviewWorld.Stop)).StatusCode.ShouldBe(expected, role);
        }

        using var stranger = world.App.Anyone();
        var refused = path.StartsWith("/api", StringComparison.Ordinal) ? HttpStatusCode.Unauthorized : HttpStatusCode.Redirect;
        (await stranger.GetAsync(address, ReviewWorld.Stop)).StatusCode.ShouldBe(refused);
    }

    [Fact]
    public async Task A_member_of_one_locality_sees_nothing_of_the_other()
    {
        await using var world = await ReviewWorld.CreateAsync();
        var ours = await world.TaggedAsync("Ours is warm", ReviewWorld.Elm);
        var theirs = await world.TaggedAsync("Theirs is cold", ReviewWorld.Bay, concerns: [new("physical", ConcernLevel.RingNow)]);
        using var client = await world.App.WithRolesAsync([Roles.Reviewer, Roles.Safeguarding], ReviewWorld.North);

        var list = await client.PageAsync("/review/feedback");
        list.QuerySelectorAll(".comments__item").Single().TextContent.ShouldContain("Ours is warm");
        list.QuerySelectorAll("#place option").Select(option => option.GetAttribute("value")).ShouldBe([ReviewWorld.North, ReviewWorld.Elm, ReviewWorld.Oak], ignoreOrder: true);
        (await client.PageAsync("/review/concerns")).Body!.TextContent.ShouldContain("No concern waits");
        (await ReviewWorld.JsonAsync(client, "/api/themes")).GetProperty("total").GetInt32().ShouldBe(1);
        (await client.GetAsync(new Uri($"/review/feedback/{ours}", UriKind.Relative), ReviewWorld.Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
        foreach (var path in (string[])[
            $"/review/feedback/{theirs}", $"/review/concerns/{theirs}", "/review/feedback?place=south", "/review/themes?place=bay-house", "/review/themes?place=organisation",
            "/review?place=south", "/review/concerns?place=south", "/review/missing?place=south", "/api/themes?service=south", "/api/feedback?service=bay-house", "/api/representation?service=south"])
        {
            (await client.GetAsync(new Uri(path, UriKind.Relative), ReviewWorld.Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        }

        (await world.AuditOfAsync(theirs)).ShouldAllBe(entry => entry.Actor == "pipeline");
    }

    [Fact]
    public async Task The_landing_page_says_what_waits_for_each_role()
    {
        await using var world = await ReviewWorld.CreateAsync();
        await world.TaggedAsync("He hit me", concerns: [new("physical", ConcernLevel.RingNow)]);
        await world.TaggedAsync("All fine");
        using var reviewer = await world.App.WithRolesAsync([Roles.Reviewer]);
        using var lead = await world.App.WithRolesAsync([Roles.Safeguarding]);
        using var administrator = await world.App.WithRolesAsync([Roles.Administrator]);

        var forReviewer = (await reviewer.PageAsync("/review")).QuerySelector("main")!.TextContent;
        forReviewer.ShouldContain("2 not read by a person yet");
        forReviewer.ShouldNotContain("to decide");
        (await lead.PageAsync("/review")).QuerySelector("main")!.TextContent.ShouldContain("1 concern to decide");
        (await administrator.PageAsync("/review")).QuerySelector("main")!.TextContent.ShouldContain("0 messages the pipeline gave up");
    }
}
