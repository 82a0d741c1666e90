using System.Net;
using FeedbackPipeline.Collecting.Accepting;
using FeedbackPipeline.Reviewing.Checking;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Tagging;
using FeedbackPipeline.Tests.Infrastructure;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tests.Reviewing;

/// <summary>What waits for a second look, and what the looks say about the machine.</summary>
public sealed class CheckingTests
{
    private static CancellationToken Stop => ReviewWorld.Stop;

    [Fact]
    public void The_least_sure_come_first_and_a_rare_theme_is_worth_a_band()
    {
        Unchecked[] waiting = [new("sure", 0.9, ["food"]), new("likely", 0.7, ["food"]), new("rare-likely", 0.72, ["money"]), new("doubt", 0.51, ["food"]), new("rare-sure", 0.95, ["money"])];

        OrderChecks.Order(waiting, ["money"]).Select(item => item.Id).ShouldBe(["rare-likely", "doubt", "rare-sure", "likely", "sure"]);
    }

    [Fact]
    public void Passing_over_one_leads_to_the_next_and_after_a_decision_to_the_first_that_is_left()
    {
        Unchecked[] ordered = [new("a", 0.5, []), new("b", 0.6, [])];

        OrderChecks.Next(ordered, null)!.Id.ShouldBe("a");
        OrderChecks.Next(ordered, "a")!.Id.ShouldBe("b");
        OrderChecks.Next(ordered, "b").ShouldBeNull();
        OrderChecks.Next(ordered, "decided")!.Id.ShouldBe("a");
    }

    [Fact]
    public void The_lot_falls_on_its_share_and_always_on_the_same()
    {
        var ids = Enumerable.Range(0, 20_000).Select(number => $"fb_{number}").ToList();

        ids.Count(id => DrawSample.Has(id, 0.05)).ShouldBeInRange(900, 1_100);
        ids.Where(id => DrawSample.Has(id, 0.05)).ShouldAllBe(id => DrawSample.Has(id, 0.06));
        ids.Any(id => DrawSample.Has(id, 0)).ShouldBeFalse();
        ids.ShouldAllBe(id => DrawSample.Has(id, 1));
    }

    [Fact]
    public void Errors_are_counted_by_theme_way_and_group_and_below_twenty_there_is_no_figure()
    {
        SampledCheck Check(int number) => new(
            number < 20 ? Channel.Web : Channel.Sms,
            number < 20 ? [("age_band", "25-34")] : [("age_band", "75+")],
            number % 4 == 0 ? ["food", "old"] : ["food"],
            Sentiment.Positive,
            number % 5 == 0 ? ["home"] : ["food"],
            number < 10 ? Sentiment.Mixed : Sentiment.Positive);

        var figures = CountErrors.Of([.. Enumerable.Range(0, 39).Select(Check)], ["food", "home"], id => id == "old" ? "food" : id);

        figures.Comments!.Share.ShouldBe(8 / 39.0);
        figures.Comments.Lower.ShouldBeLessThan(8 / 39.0);
        figures.Tone!.Share.ShouldBe(10 / 39.0);
        figures.Themes[0].FoundWrongly!.Share.ShouldBe(8 / 39.0);
        figures.Themes[0].Missed!.Share.ShouldBe(0);
        figures.Themes[1].ShouldBe(new("home", null, null));
        figures.Channels.Select(part => (part.Part, part.Wrong?.Share)).ShouldBe([("web", 0.2), ("sms", null)]);
        figures.Groups.Select(part => (part.Category, part.Wrong is null)).ShouldBe([("25-34", false), ("75+", true)]);
    }

    [Fact]
    [Trait("Store", "SQLite")]
    public async Task Keeping_and_correcting_lead_to_the_next_until_nothing_is_left()
    {
        await using var world = await ReviewWorld.CreateAsync();
        var sure = await world.TaggedAsync("The food is nice.");
        var doubtful = await world.TaggedAsync("It is what it is.", themes: []);
        var reviewer = await world.App.WithRolesAsync([Roles.Reviewer]);

        var page = await reviewer.PageAsync("/review/check");
        page.QuerySelector(".check .words")!.TextContent.ShouldBe("It is what it is.");
        page.QuerySelector(".check")!.TextContent.ShouldContain("(please check): no theme; positive");
        await ReviewWorld.PressAsync(reviewer, "/review/check", "Save and go on", ("themes", "change"), ("tone", "neutral"));
        (await ReviewWorld.PressAsync(reviewer, "/review/check", "Yes, this is right")).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await reviewer.PageAsync("/review/check")).Body!.TextContent.ShouldContain("nothing to check");
        (await world.App.ThemesOfAsync(doubtful)).ShouldBe("change");
        (await world.App.LinesAsync(
            "SELECT feedback || ' ' || kind FROM checks ORDER BY number",
            documents => documents.Feedback().SelectMany(feedback => feedback.List("checks"), (feedback, check) => (Number: (long)check["number"]!, Line: $"{feedback["id"]} {check["kind"]}")).OrderBy(check => check.Number).Select(check => check.Line))).ShouldBe([$"{doubtful} corrected", $"{sure} kept"]);
        (await world.AuditOfAsync(sure)).ShouldContain(("s_reviewer-organisation", "read"));
    }

    [Fact]
    public async Task The_lots_list_does_not_say_what_the_machine_thinks_and_only_it_makes_figures()
    {
        await using var app = new PipelineApp(("Tagging:SampleShare", "1"));
        var reviewer = await app.WithRolesAsync([Roles.Reviewer]);
        for (var number = 0; number < CountErrors.Fewest; number++)
        {
            await app.Get<AcceptFeedback>().AcceptAsync(new(Text: $"The food is nice, number {number}.", Help: "alone"), Arrival.OnTheWeb, Stop);
        }

        await app.DrainAsync();
        var page = await reviewer.PageAsync("/review/check?list=sample");
        page.Body!.TextContent.ShouldNotContain("Machine suggested");
        page.QuerySelectorAll(".check input[checked]").ShouldBeEmpty();
        (await reviewer.PageAsync("/review/check/figures")).Body!.TextContent.ShouldContain("Not enough yet");
        for (var number = 0; number < CountErrors.Fewest; number++)
        {
            await ReviewWorld.PressAsync(reviewer, "/review/check?list=sample", "Save and go on", ("themes", number < 5 ? "staff" : "food"), ("tone", "positive"));
        }

        var figures = await reviewer.PageAsync("/review/check/figures");
        figures.QuerySelector(".facts dd")!.TextContent.ShouldBe("25 (11 to 47)");
        figures.QuerySelectorAll("tbody tr").First(row => row.TextContent.Contains("Food", StringComparison.Ordinal)).TextContent.ShouldContain("25 (11 to 47)");
    }

    [Fact]
    public async Task The_machine_learns_in_the_background_and_forgets_what_is_erased()
    {
        await using var world = await ReviewWorld.CreateAsync();
        var reviewer = await world.App.WithRolesAsync([Roles.Reviewer]);
        var receipts = new List<string>();
        foreach (var day in new[] { "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "Christmas", "Easter", "my birthday", "holidays", "the weekend" })
        {
            var (id, receipt) = await world.SendAsync($"I go to the Hub on {day}");
            receipts.Add(receipt);
            await world.App.DrainAsync();
            await ReviewWorld.PressAsync(reviewer, $"/review/feedback/{id}", "Save what it is about", ("themes", "food"), ("tone", "positive"));
        }

        await world.App.DrainAsync();
        var (later, _) = await world.SendAsync("They took us to the hub for a bit.");
        await world.App.DrainAsync();
        (await world.App.ThemesOfAsync(later)).ShouldContain("food");
        (await reviewer.PageAsync("/settings/themes")).Body!.TextContent.ShouldContain("It learned from 12 checked comments");

        foreach (var receipt in receipts)
        {
            await world.App.Get<FeedbackPipeline.Storing.Erasing.EraseFeedback>().EraseAsync(receipt, "test", Stop);
        }

        await world.App.DrainAsync();
        (await world.App.LinesAsync("SELECT number || '' FROM learned_models WHERE body IS NOT NULL", documents => documents.OfType("model").Select(model => $"{model["n"]}"))).ShouldBeEmpty();
        (await reviewer.PageAsync("/settings/themes")).Body!.TextContent.ShouldContain("Nothing yet");
        var (last, _) = await world.SendAsync("We went to the hub for a bit.");
        await world.App.DrainAsync();
        (await world.App.ThemesOfAsync(last)).ShouldNotContain("food");
    }

    [Fact]
    public async Task The_tone_learned_from_words_is_forgotten_with_them()
    {
        await using var world = await ReviewWorld.CreateAsync();
        var reviewer = await world.App.WithRolesAsync([Roles.Reviewer]);
        var receipts = new List<string>();
        var before = await ToneAsync(world, "We went to the hub for a bit.");
        foreach (var day in new[] { "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "Christmas", "Easter", "my birthday", "holidays", "the weekend" })
        {
            var (id, receipt) = await world.SendAsync($"We went to the hub on {day}");
            receipts.Add(receipt);
            await world.App.DrainAsync();
            await ReviewWorld.PressAsync(reviewer, $"/review/feedback/{id}", "Save what it is about", ("themes", "activities"), ("tone", "positive"));
        }

        await world.App.DrainAsync();
        var learned = await ToneAsync(world, "We went to the hub for a while.");
        foreach (var receipt in receipts)
        {
            await world.App.Get<FeedbackPipeline.Storing.Erasing.EraseFeedback>().EraseAsync(receipt, "test", Stop);
        }

        await world.App.DrainAsync();
        var forgotten = await ToneAsync(world, "We went to the hub for a bit.");

        (before, learned, forgotten).ShouldBe(("neutral", "positive", "neutral"));
    }

    private static async Task<string> ToneAsync(ReviewWorld world, string text)
    {
        var (id, _) = await world.SendAsync(text);
        await world.App.DrainAsync();
        return (await world.App.LinesAsync(
            $"SELECT sentiment FROM feedback WHERE id = '{id}'",
            documents => documents.Feedback().Where(feedback => (string?)feedback["id"] == id).Select(feedback => (string)feedback["sentiment"]!))).Single();
    }
}
