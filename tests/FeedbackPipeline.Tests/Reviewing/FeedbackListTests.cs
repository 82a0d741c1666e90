using System.Net;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Tests.Infrastructure;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tests.Reviewing;

public sealed class FeedbackListTests
{
    [Fact]
    public async Task Every_comment_appears_once_newest_first_over_all_pages_even_when_more_arrive_meanwhile()
    {
        await using var world = await ReviewWorld.CreateAsync();
        var sent = new List<string>();
        for (var number = 0; number < 60; number++)
        {
            sent.Add(await world.TaggedAsync($"Comment {number}", number % 3 == 0 ? ReviewWorld.Bay : ReviewWorld.Elm));
        }

        using var client = await world.App.WithRolesAsync([Roles.Reviewer]);
        var seen = new List<string>();
        for (var path = "/api/feedback"; path is not null;)
        {
            var page = await ReviewWorld.JsonAsync(client, path);
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()!));
            page.GetProperty("items").GetArrayLength().ShouldBeLessThanOrEqualTo(25);
            path = page.GetProperty("next").GetString() is { } next ? $"/api/feedback?after={next}" : null;
            await world.TaggedAsync("Arrived meanwhile");
        }

        seen.ShouldBe(Enumerable.Reverse(sent));
    }

    [Fact]
    public async Task Comments_of_the_same_moment_are_neither_lost_nor_shown_twice_between_pages()
    {
        await using var world = await ReviewWorld.CreateAsync();
        var now = world.App.Time.GetUtcNow();
        world.App.Time.AutoAdvanceAmount = TimeSpan.Zero;
        var sent = new HashSet<string>();
        for (var number = 0; number < 30; number++)
        {
            world.App.Time.AdjustTime(now);
            sent.Add(await world.TaggedAsync($"Comment {number}", number % 2 == 0 ? ReviewWorld.Oak : ReviewWorld.Elm));
        }

        using var client = await world.App.WithRolesAsync([Roles.Reviewer]);
        var first = await ReviewWorld.JsonAsync(client, "/api/feedback");
        var second = await ReviewWorld.JsonAsync(client, $"/api/feedback?after={first.GetProperty("next").GetString()}");

        var seen = first.GetProperty("items").EnumerateArray().Concat(second.GetProperty("items").EnumerateArray()).Select(item => item.GetProperty("id").GetString()!).ToList();
        seen.Count.ShouldBe(30);
        seen.ToHashSet().ShouldBe(sent, ignoreOrder: true);
    }

    [Theory]
    [InlineData("theme=noise", "Loud")]
    [InlineData("sentiment=negative", "Loud")]
    [InlineData("place=bay-house", "Sea")]
    [InlineData("channel=web&theme=view", "Sea")]
    [InlineData("language=other", "Bwyd da")]
    [InlineData("from=2026-03-02&to=2026-03-02&theme=view", "Sea")]
    [InlineData("theme=food&sentiment=positive&language=en", "Lunch")]
    public async Task Filters_narrow_the_list(string query, string expected)
    {
        await using var world = await ReviewWorld.CreateAsync();
        await world.TaggedAsync("Loud", themes: ["noise", "food"], sentiment: Sentiment.Negative);
        await world.TaggedAsync("Sea", ReviewWorld.Bay, ["view"]);
        await world.TaggedAsync("Bwyd da", themes: ["food"], language: "cy");
        await world.TaggedAsync("Lunch", themes: ["food"]);
        await world.SendAsync("Waits for the tagger");
        using var client = await world.App.WithRolesAsync([Roles.Reviewer]);

        var items = (await client.PageAsync($"/review/feedback?{query}")).QuerySelectorAll(".comments__item");

        items.Length.ShouldBe(1);
        items[0].QuerySelector(".words")?.TextContent.ShouldBe(expected);
        items[0].TextContent.ShouldNotContain("Waits for the tagger");
    }

    [Fact]
    public async Task What_the_tagger_has_not_read_is_found_however_much_came_after()
    {
        await using var world = await ReviewWorld.CreateAsync();
        var (waits, _) = await world.SendAsync("Waits for the tagger");
        await world.TaggedAsync("Tagged");
        using var client = await world.App.WithRolesAsync([Roles.Reviewer]);

        foreach (var (query, expected) in ((string, string[])[])[("untagged=yes", [waits]), ("untagged=yes&unread=yes", [waits]), ("untagged=yes&theme=food", []), ("untagged=yes&place=south", [])])
        {
            (await client.PageAsync($"/review/feedback?{query}")).QuerySelectorAll(".comments__item a").Select(link => link.GetAttribute("href")!.Split('/')[^1]).ShouldBe(expected, query);
        }

        (await client.PageAsync("/review/feedback?untagged=yes")).DocumentElement.OuterHtml.ShouldNotContain("Waits for the tagger");
    }

    [Fact]
    public async Task A_period_ends_with_its_last_day_in_the_organisations_zone()
    {
        await using var world = await ReviewWorld.CreateAsync();
        await world.TaggedAsync("On the second");
        world.App.Time.Advance(TimeSpan.FromDays(1));
        await world.TaggedAsync("On the third");
        using var client = await world.App.WithRolesAsync([Roles.Reviewer]);

        (await ReviewWorld.JsonAsync(client, "/api/feedback?to=2026-03-02")).GetProperty("items").GetArrayLength().ShouldBe(1);
        (await ReviewWorld.JsonAsync(client, "/api/feedback?from=2026-03-03")).GetProperty("items").GetArrayLength().ShouldBe(1);
        (await ReviewWorld.JsonAsync(client, "/api/feedback?from=2026-03-04")).GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    [Theory]
    [InlineData("from=31.3.2026")]
    [InlineData("from=2026-04-01&to=2026-03-01")]
    [InlineData("sentiment=angry")]
    [InlineData("channel=pigeon")]
    public async Task A_filter_that_cannot_be_read_is_said_and_nothing_is_shown(string query)
    {
        await using var world = await ReviewWorld.CreateAsync();
        await world.TaggedAsync("Lunch");
        using var client = await world.App.WithRolesAsync([Roles.Reviewer]);

        var screen = await client.GetAsync(new Uri($"/review/feedback?{query}", UriKind.Relative), ReviewWorld.Stop);
        var api = await client.GetAsync(new Uri($"/api/feedback?{query}", UriKind.Relative), ReviewWorld.Stop);

        screen.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await screen.DocumentAsync()).QuerySelector(".govuk-error-summary").ShouldNotBeNull();
        api.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        api.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    [Fact]
    public async Task Words_are_shown_redacted_and_harmless_with_what_the_machine_suggested()
    {
        await using var world = await ReviewWorld.CreateAsync();
        await world.TaggedAsync("<script>alert(1)</script> Ring Jo Secret", redacted: "<script>alert(1)</script> Ring [name]", themes: ["personal_care"], concerns: [new("neglect", ConcernLevel.ReadFirst)]);
        using var client = await world.App.WithRolesAsync([Roles.Reviewer]);

        var page = await client.PageAsync("/review/feedback");
        var item = page.QuerySelector(".comments__item")!;

        page.QuerySelectorAll("script:not([src])").ShouldBeEmpty();
        item.QuerySelector(".words")!.TextContent.ShouldBe("<script>alert(1)</script> Ring [name]");
        page.DocumentElement.OuterHtml.ShouldNotContain("Secret");
        item.TextContent.ShouldContain("Machine suggested:");
        item.TextContent.ShouldContain("Personal care");
        item.TextContent.ShouldContain("1 concern open");
        item.TextContent.ShouldContain("2 March 2026");
        item.InnerHtml.ShouldNotContain("10:0");
    }

    [Fact]
    public async Task An_empty_list_says_so()
    {
        await using var world = await ReviewWorld.CreateAsync();
        using var client = await world.App.WithRolesAsync([Roles.Reviewer]);

        (await client.PageAsync("/review/feedback")).QuerySelector("main")!.TextContent.ShouldContain("Nothing fits");
    }
}
