using System.Net;
using FeedbackPipeline.Measuring.Describing;
using FeedbackPipeline.Measuring.Publishing;
using FeedbackPipeline.Measuring.References;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Tests.Collecting;
using FeedbackPipeline.Tests.Infrastructure;
using FeedbackPipeline.Tests.Measuring.Projecting;

namespace FeedbackPipeline.Tests.Reviewing;

/// <summary>Whom a place supports is said on a page, used from then on, and never loses what was said before.</summary>
public sealed class ReferencePageTests
{
    private const string Page = "/settings/reference/organisation";

    [Fact]
    [Trait("Store", "SQLite")]
    public async Task A_reference_begins_with_one_total_and_one_question_and_is_used_when_somebody_says_so()
    {
        await using var world = new MeasureWorld();
        using var client = await world.App.WithRolesAsync([Roles.Administrator]);

        (await PostAsync(client, "Start", ("Form.Source", "Our list"), ("Form.Date", "2026-03-01"), ("Form.Total", "100"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await PostAsync(client, "Question&question=age_band", ("Form.Counts[18-24]", "90"), ("Form.Counts[75+]", "10"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await PostAsync(client, "Question&question=gender", ("Form.NotKnown", "yes"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await HistoryAsync(world)).ShouldBeEmpty();
        var draft = (await client.PageAsync(Page)).QuerySelector("main")!.TextContent;
        (await PostAsync(client, "Use")).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        draft.ShouldContain("shows after");
        var version = (await HistoryAsync(world)).ShouldHaveSingleItem();
        (version.Total, version.Source, version.AddedBy).ShouldBe((100, "Our list", "s_administrator-organisation"));
        version.NotKnown.ShouldBe(["gender"]);
        (await world.App.TextsAsync("SELECT action FROM audit WHERE subject = 'organisation' AND action LIKE 'reference%' ORDER BY number"))
            .ShouldBe(["reference-drafted", "reference-drafted", "reference-drafted", "reference-added"]);
        (await client.PageAsync(Page)).QuerySelector("main")!.TextContent.ShouldContain("Version");
        (await client.PageAsync("/settings/reference")).QuerySelector("main")!.TextContent.ShouldContain("Our list, version 1");
    }

    [Theory]
    [InlineData("Start", "still to come", "Form.Source", "List", "Form.Date", "2027-01-01")]
    [InlineData("Start", "Say where the counts come from", "Form.Source", " ", "Form.Date", "2026-01-01")]
    [InlineData("Start", "The total must be a whole number", "Form.Source", "List", "Form.Date", "2026-01-01", "Form.Total", "-4")]
    [InlineData("File", "Choose a CSV file", "Form.Source", "List", "Form.Date", "2026-01-01")]
    [InlineData("Use", "at least one question")]
    public async Task What_cannot_be_right_is_said_on_the_page_and_nothing_is_kept(string handler, string message, params string[] fields)
    {
        await using var world = new MeasureWorld();
        using var client = await world.App.WithRolesAsync([Roles.Administrator]);

        var answer = await PostAsync(client, handler, [.. fields.Chunk(2).Select(pair => (pair[0], pair[1]))]);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.DocumentAsync()).QuerySelector(".govuk-error-summary")!.TextContent.ShouldContain(message);
        (await world.App.NumberAsync("SELECT count(*) FROM reference_drafts")).ShouldBe(0);
    }

    [Fact]
    public async Task A_place_that_is_not_the_members_is_not_there()
    {
        await using var world = await MeasureWorld.WithAgesAsync();
        await world.PlaceAsync("elm", MeasureWorld.Root, FeedbackPipeline.Vocabulary.PlaceKind.House);
        using var client = await world.App.WithRolesAsync([Roles.Administrator], "elm");

        (await client.GetAsync(new Uri(Page, UriKind.Relative), MeasureWorld.Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Outside_the_core_team_figures_change_on_Mondays_only_and_with_five_more_people()
    {
        await using var world = await MeasureWorld.WithAgesAsync();
        using var manager = await world.App.WithRolesAsync([Roles.Manager]);
        for (var person = 0; person < 12; person++)
        {
            await world.SendAsync($"p{person}", ["age_band=18-24"], closed: true);
        }

        await world.App.DrainAsync();
        var before = await KnownAsync(manager);
        world.App.Time.Advance(TimeSpan.FromDays(7));
        var published = await KnownAsync(manager);
        for (var person = 0; person < 4; person++)
        {
            await world.SendAsync($"q{person}", ["age_band=75+"], closed: true);
        }

        await world.App.DrainAsync();
        world.App.Time.Advance(TimeSpan.FromDays(7));
        var fewer = await KnownAsync(manager);
        await world.CountAsync("r", ["age_band=75+"], closed: true);
        world.App.Time.Advance(TimeSpan.FromDays(7));
        var more = await KnownAsync(manager);

        (before, published, fewer, more).ShouldBe((null, 10, 10, 15));
    }

    [Fact]
    public async Task Any_past_day_is_folded_again_to_what_it_was()
    {
        await using var world = await MeasureWorld.WithAgesAsync();
        var states = new List<(DateOnly Day, string State)>();
        for (var day = 0; day < 12; day++)
        {
            await world.CountAsync($"p{day}", [day % 3 == 0 ? "age_band=75+" : "age_band=18-24"], closed: true);
            states.Add((DateOnly.FromDateTime(world.App.Time.GetUtcNow().UtcDateTime), (await world.StateAsync()).ToJson()));
            world.App.Time.Advance(TimeSpan.FromDays(1));
        }

        foreach (var (day, state) in states)
        {
            (await world.App.Get<FoldToDay>().RunAsync(MeasureWorld.Root, day, MeasureWorld.Stop))!.ToJson().ShouldBe(state);
        }

        (await world.App.Get<FoldToDay>().RunAsync(MeasureWorld.Root, states[0].Day.AddDays(-1), MeasureWorld.Stop)).ShouldBeNull();
        (await world.App.Get<DescribeRepresentation>().OnAsync(MeasureWorld.Root, states[5].Day, MeasureWorld.Stop))!.Dimensions.Single().Known.ShouldBe(6);
    }

    [Fact]
    public async Task The_evidence_is_drawn_with_the_day_an_alert_opened_and_in_halves_outside_the_core_team()
    {
        await using var world = await MeasureWorld.WithAgesAsync();
        for (var person = 0; person < 30; person++)
        {
            await world.SendAsync($"p{person}", ["age_band=18-24"], closed: true);
        }

        await world.App.DrainAsync();
        world.App.Time.Advance(TimeSpan.FromDays(7));
        using var manager = await world.App.WithRolesAsync([Roles.Manager]);

        var page = await manager.PageAsync("/review/missing/explain?place=organisation&dimension=age_band&category=75%2B");

        page.QuerySelector("svg[role=img] desc")!.TextContent.ShouldContain("2 March 2026: An alert opened.");
        page.QuerySelectorAll(".scroll-region tbody tr").Length.ShouldBe(1);
        var evidence = double.Parse(page.QuerySelectorAll(".scroll-region tbody td")[1].TextContent, System.Globalization.CultureInfo.InvariantCulture);
        (evidence * 2 % 1).ShouldBe(0);
        evidence.ShouldBeGreaterThan(0);
    }

    private static async Task<int?> KnownAsync(HttpClient client)
    {
        var known = (await ReviewWorld.JsonAsync(client, "/api/representation")).GetProperty("dimensions")[0].GetProperty("known");
        return known.ValueKind == System.Text.Json.JsonValueKind.Null ? null : known.GetInt32();
    }

    private static Task<IReadOnlyList<ReferencePopulation>> HistoryAsync(MeasureWorld world) => world.App.Get<IReferenceBook>().HistoryAsync(MeasureWorld.Root, MeasureWorld.Stop);

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string handler, params (string Name, string Value)[] fields)
    {
        var page = await client.PageAsync(Page);
        var token = page.QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value");
        using var content = new FormUrlEncodedContent(fields.Append(("__RequestVerificationToken", token ?? "")).Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
        return await client.PostAsync(new Uri($"{Page}?handler={handler}", UriKind.Relative), content, MeasureWorld.Stop);
    }
}
