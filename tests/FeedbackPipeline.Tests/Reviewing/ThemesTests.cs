using System.Net;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Storing.Erasing;
using FeedbackPipeline.Tests.Infrastructure;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tests.Reviewing;

public sealed class ThemesTests
{
    [Fact]
    public async Task A_place_counts_everything_below_it_and_counts_follow_tagging_anew_and_erasing()
    {
        await using var world = await ReviewWorld.CreateAsync();
        var id = await world.TaggedAsync("a", ReviewWorld.Elm, ["food", "noise"]);
        await world.TaggedAsync("b", ReviewWorld.Oak, ["food"], Sentiment.Negative);
        await world.TaggedAsync("c", ReviewWorld.Bay, ["food"]);
        await world.TaggedAsync("d", ReviewWorld.Bay, []);
        var (_, receipt) = await world.SendAsync("waits", ReviewWorld.Bay);
        using var client = await world.App.WithRolesAsync([Roles.Reviewer]);

        var all = await ReviewWorld.JsonAsync(client, "/api/themes");
        all.GetProperty("total").GetInt32().ShouldBe(4);
        all.GetProperty("withoutTheme").GetInt32().ShouldBe(1);
        all.GetProperty("notYetTagged").GetInt32().ShouldBe(1);
        CountOf(all, "food").ShouldBe(3);
        CountOf(await ReviewWorld.JsonAsync(client, "/api/themes?service=north"), "food").ShouldBe(2);
        CountOf(await ReviewWorld.JsonAsync(client, "/api/themes?service=bay-house"), "food").ShouldBe(1);

        await world.TagAsync(id, "a", ["noise"]);
        CountOf(await ReviewWorld.JsonAsync(client, "/api/themes"), "food").ShouldBe(2);
        await world.App.Get<EraseFeedback>().EraseAsync(receipt, "giver", ReviewWorld.Stop);
        (await ReviewWorld.JsonAsync(client, "/api/themes")).GetProperty("notYetTagged").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task When_a_place_moves_its_counts_move_along()
    {
        await using var world = await ReviewWorld.CreateAsync();
        await world.TaggedAsync("a", ReviewWorld.Elm);
        await world.TaggedAsync("b", ReviewWorld.Oak);
        await world.App.Get<IPlaceBook>().SaveAsync(new(ReviewWorld.Elm, ReviewWorld.South, PlaceKind.Service, "Elm House"), ReviewWorld.Stop);
        await world.TaggedAsync("c", ReviewWorld.Elm);
        using var client = await world.App.WithRolesAsync([Roles.Reviewer]);

        CountOf(await ReviewWorld.JsonAsync(client, "/api/themes?service=north"), "food").ShouldBe(1);
        CountOf(await ReviewWorld.JsonAsync(client, "/api/themes?service=south"), "food").ShouldBe(2);
        CountOf(await ReviewWorld.JsonAsync(client, "/api/themes?service=south&from=2026-03-02&to=2026-03-02"), "food").ShouldBe(2);
        CountOf(await ReviewWorld.JsonAsync(client, "/api/themes"), "food").ShouldBe(3);
    }

    [Fact]
    public async Task A_period_counts_its_days_exactly_even_inside_a_month()
    {
        await using var world = await ReviewWorld.CreateAsync();
        await world.TaggedAsync("2 March");
        world.App.Time.Advance(TimeSpan.FromDays(40));
        await world.TaggedAsync("11 April");
        world.App.Time.Advance(TimeSpan.FromDays(30));
        await world.TaggedAsync("11 May");
        using var client = await world.App.WithRolesAsync([Roles.Reviewer]);

        foreach (var (query, expected) in ((string, int)[])[
            ("from=2026-03-02&to=2026-05-11", 3), ("from=2026-03-03&to=2026-05-10", 1), ("from=2026-04-11&to=2026-04-11", 1), ("from=2026-04-12&to=2026-04-30", 0),
            ("from=2026-03-01&to=2026-05-31", 3), ("from=2026-03-02&to=2026-04-10", 1), ("from=2026-05-11", 1), ("to=2026-03-31", 1)])
        {
            (await ReviewWorld.JsonAsync(client, $"/api/themes?{query}")).GetProperty("total").GetInt32().ShouldBe(expected, query);
        }
    }

    [Theory]
    [InlineData("from=yesterday")]
    [InlineData("to=2026-02-30")]
    [InlineData("from=2026-05-01&to=2026-04-01")]
    [InlineData("from=1980-01-01&to=2026-04-01")]
    public async Task Bad_days_are_refused_by_name(string query)
    {
        await using var world = await ReviewWorld.CreateAsync();
        using var client = await world.App.WithRolesAsync([Roles.Manager]);

        var answer = await client.GetAsync(new Uri($"/api/themes?{query}", UriKind.Relative), ReviewWorld.Stop);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        (await answer.Content.ReadAsStringAsync(ReviewWorld.Stop)).ShouldContain(query.Split('=')[0]);
    }

    [Fact]
    public async Task A_manager_sees_small_counts_hidden_and_others_rounded_on_screen_and_in_the_api()
    {
        await using var world = await ReviewWorld.CreateAsync();
        for (var number = 0; number < 13; number++)
        {
            await world.TaggedAsync($"c{number}", themes: number < 3 ? ["food", "rare_thing"] : ["food"]);
        }

        using var manager = await world.App.WithRolesAsync([Roles.Manager], ReviewWorld.North);
        using var reviewer = await world.App.WithRolesAsync([Roles.Reviewer], ReviewWorld.North);

        var api = await ReviewWorld.JsonAsync(manager, "/api/themes");
        api.GetProperty("smallestShown").GetInt32().ShouldBe(5);
        api.GetProperty("total").GetInt32().ShouldBe(15);
        CountOf(api, "food").ShouldBe(15);
        api.GetProperty("themes").EnumerateArray().ShouldNotContain(theme => theme.GetProperty("id").GetString() == "rare_thing");
        var screen = (await manager.PageAsync("/review/themes")).QuerySelector("main")!.TextContent;
        screen.ShouldContain("fewer than 5");
        screen.ShouldContain("15");
        screen.ShouldNotContain("13");
        screen.ShouldNotContain("Rare thing");
        (await manager.GetAsync(new Uri("/review/themes/rare_thing", UriKind.Relative), ReviewWorld.Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        var exact = await reviewer.PageAsync("/review/themes");
        exact.QuerySelector("#rare ~ ul")!.TextContent.ShouldContain("Rare thing: 3");
        CountOf(await ReviewWorld.JsonAsync(reviewer, "/api/themes"), "rare_thing").ShouldBe(3);
    }

    [Fact]
    public async Task Every_value_of_a_chart_is_in_words_and_in_a_table()
    {
        await using var world = await ReviewWorld.CreateAsync();
        await world.TaggedAsync("a");
        world.App.Time.Advance(TimeSpan.FromDays(35));
        await world.TaggedAsync("b");
        await world.TaggedAsync("c");
        using var client = await world.App.WithRolesAsync([Roles.Reviewer]);

        var page = await client.PageAsync("/review/themes");
        var chart = page.QuerySelector("svg[role=img]")!;
        chart.QuerySelector("title")!.TextContent.ShouldBe("Food and drink, month by month");
        chart.QuerySelector("desc")!.TextContent.ShouldContain("March 2026: 1, April 2026: 2.");
        var values = chart.QuerySelectorAll(".theme-chart__value").Select(value => value.TextContent).ToList();
        var row = page.QuerySelectorAll("table tbody tr").First(row => row.QuerySelector("th")!.TextContent == "Food and drink");
        row.QuerySelectorAll("td").Skip(2).Select(cell => cell.TextContent).ShouldBe(values);
        page.QuerySelectorAll(".scroll-region").ShouldAllBe(region => region.GetAttribute("tabindex") == "0");
    }

    [Fact]
    public async Task A_theme_opens_three_quotes_for_those_who_may_read_them()
    {
        await using var world = await ReviewWorld.CreateAsync();
        for (var number = 0; number < 6; number++)
        {
            await world.TaggedAsync($"Soup {number}");
        }

        using var reviewer = await world.App.WithRolesAsync([Roles.Reviewer]);
        using var manager = await world.App.WithRolesAsync([Roles.Manager]);

        var page = await reviewer.PageAsync("/review/themes/food?place=north");
        page.QuerySelectorAll("blockquote").Length.ShouldBe(3);
        var link = page.QuerySelectorAll("main a").Single(link => link.TextContent.StartsWith("See all", StringComparison.Ordinal)).GetAttribute("href")!;
        (await reviewer.PageAsync(link)).QuerySelectorAll(".comments__item").Length.ShouldBe(6);
        (await manager.PageAsync("/review/themes/food")).DocumentElement.OuterHtml.ShouldNotContain("Soup");
    }

    [Fact]
    public async Task Months_that_cannot_be_read_are_said()
    {
        await using var world = await ReviewWorld.CreateAsync();
        using var client = await world.App.WithRolesAsync([Roles.Manager]);

        var answer = await client.GetAsync(new Uri("/review/themes?from=2026-05&to=2026-03", UriKind.Relative), ReviewWorld.Stop);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.DocumentAsync()).QuerySelector(".govuk-error-summary").ShouldNotBeNull();
    }

    [Fact]
    public async Task Without_feedback_the_page_says_so()
    {
        await using var world = await ReviewWorld.CreateAsync();
        using var client = await world.App.WithRolesAsync([Roles.Reviewer]);

        (await client.PageAsync("/review/themes")).QuerySelector("main")!.TextContent.ShouldContain("Nobody has told us anything");
    }

    private static int CountOf(System.Text.Json.JsonElement answer, string theme)
        => answer.GetProperty("themes").EnumerateArray().Single(found => found.GetProperty("id").GetString() == theme).GetProperty("count").GetInt32();
}
