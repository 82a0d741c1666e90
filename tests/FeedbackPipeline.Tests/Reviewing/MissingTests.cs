using AngleSharp.Dom;
using FeedbackPipeline.Measuring.Describing;
using FeedbackPipeline.Reviewing.Missing;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Securing.Staffing;
using FeedbackPipeline.Tests.Infrastructure;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tests.Reviewing;

public sealed class MissingTests
{
    private static readonly GroupRepresentation Old = new("75+", "75 or over", 9, 41.2, 0.218, 3.4, 20.1, 32.2, 21.1, 37.8, GroupStatus.Open, EvidenceWord.VeryStrong);
    private static readonly GroupRepresentation Young = new("18-24", "18 to 24", 60, 50, 1.2, 40, 82, 0, 0, 10, GroupStatus.InLine, EvidenceWord.None);
    private static readonly GroupRepresentation Hidden = new("u18", "Under 18", null, 5, null, null, null, null, null, null, GroupStatus.TooEarly, EvidenceWord.None);

    [Fact]
    public void The_plain_sentence_names_the_group_with_most_missing_voices()
        => MissingWords.Summary(Ages(Old, Young)).ShouldBe("We heard from 412 people. 9 were in the group “75 or over”. We expected about 41.");

    [Fact]
    public void Without_an_alert_nobody_is_said_to_be_missing()
    {
        MissingWords.Summary(Ages(Young)).ShouldBe("We heard from 412 people. We see no group that is clearly missing.");
        MissingWords.Summary(Ages(Hidden)).ShouldBe("We heard from 412 people. It is too early to say who is missing.");
    }

    [Fact]
    public void A_hidden_number_is_never_written_as_zero()
    {
        MissingWords.Count(null).ShouldBe("fewer than 5");
        MissingWords.Unknown(null).ShouldBe("Fewer than 5 people did not say.");
        MissingWords.People(null).ShouldBe("not shown");
        MissingWords.Range(null, 3).ShouldBe("not shown");
    }

    [Fact]
    public void The_chart_puts_all_groups_on_one_scale_inside_the_picture()
    {
        var chart = MissingChart.Of(Ages(Old, Young, Hidden));

        chart.Rows.Count.ShouldBe(3);
        chart.Height.ShouldBe(3 * MissingChart.RowHeight);
        chart.Rows.SelectMany(row => new[] { row.Heard, row.Expected, row.Low, row.High }).OfType<double>().ShouldAllBe(position => position >= 0 && position <= MissingChart.Width);
        chart.Rows[0].Heard!.Value.ShouldBeLessThan(chart.Rows[0].Expected!.Value);
        chart.Rows[1].Heard!.Value.ShouldBeGreaterThan(chart.Rows[0].Expected!.Value);
        chart.Rows[2].Heard.ShouldBeNull();
        chart.Description.ShouldContain("75 or over: heard 9, could be 3 to 20, expected 41.");
    }

    [Fact]
    public async Task Every_number_of_the_chart_is_in_the_table_beside_it_and_the_comparison_is_named()
    {
        await using var world = await ReviewWorld.CreateAsync(new Known(new(new(2026, 1, 1), new(2026, 3, 2), true, [Ages(Old, Young, Hidden)])));
        using var client = await world.App.WithRolesAsync([Roles.Manager]);

        var page = await client.PageAsync("/review/missing");
        var row = page.QuerySelectorAll("table tbody tr")[0];

        page.QuerySelector("svg[role=img] title")!.TextContent.ShouldBe("Heard and expected: How old are you?");
        page.QuerySelectorAll(".missing-chart__number").Select(number => number.TextContent).Take(2).ShouldBe(["41", "9"]);
        row.Children.Select(cell => cell.Text()).ShouldBe(["75 or over", "9", "3 to 20", "41", "0.22", "32", "21 to 38", "Voices are missing", "very strong", "Over time: 75 or over"]);
        var text = page.QuerySelector("main")!.TextContent;
        text.ShouldContain("12 people did not say");
        text.ShouldContain("Too early to say");
        text.ShouldContain("Compared with: Client list, 1 April 2025, version 3.");
        page.QuerySelectorAll("main a").Select(link => link.GetAttribute("href")).ShouldContain("/review/alerts?place=organisation");
    }

    [Fact]
    public async Task The_api_says_the_same_as_the_page()
    {
        await using var world = await ReviewWorld.CreateAsync(new Known(new(new(2026, 1, 1), new(2026, 3, 2), false, [Ages(Old, Hidden)])));
        using var client = await world.App.WithRolesAsync([Roles.Manager], ReviewWorld.North);

        var answer = await ReviewWorld.JsonAsync(client, "/api/representation?service=elm-house");

        answer.GetProperty("service").GetString().ShouldBe(ReviewWorld.Elm);
        var groups = answer.GetProperty("dimensions")[0].GetProperty("groups");
        groups[0].GetProperty("heard").GetInt32().ShouldBe(9);
        groups[0].GetProperty("standing").GetString().ShouldBe("open");
        groups[0].GetProperty("evidence").GetString().ShouldBe("very-strong");
        groups[1].GetProperty("heard").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
    }

    [Fact]
    public async Task Without_a_reference_the_page_says_that_nothing_can_be_compared()
    {
        await using var world = await ReviewWorld.CreateAsync();
        using var client = await world.App.WithRolesAsync([Roles.Manager]);

        (await client.PageAsync("/review/missing")).QuerySelector("main")!.TextContent.ShouldContain("nothing to compare");
        (await client.GetAsync(new Uri("/api/representation", UriKind.Relative), ReviewWorld.Stop)).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
    }

    private static DimensionRepresentation Ages(params GroupRepresentation[] groups)
        => new("age_band", "How old are you?", 412, 12, "Client list", new(2025, 4, 1), 3, groups);

    private sealed class Known(PlaceRepresentation figures) : IRepresentation
    {
        public Task<PlaceRepresentation?> OfAsync(string place, StaffMember member, DateOnly? on, CancellationToken cancellationToken) => Task.FromResult<PlaceRepresentation?>(figures);
    }
}
