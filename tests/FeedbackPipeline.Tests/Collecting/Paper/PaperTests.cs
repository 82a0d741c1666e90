using System.Net;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Tests.Infrastructure;

namespace FeedbackPipeline.Tests.Collecting.Paper;

public sealed class PaperTests
{
    private const string Path = "/review/paper";

    [Fact]
    [Trait("Store", "SQLite")]
    public async Task Words_on_paper_are_kept_exactly_and_counted_as_paper()
    {
        await using var app = new PipelineApp();
        var staff = await app.WithRolesAsync([Roles.Reviewer]);
        var page = await staff.PageAsync(Path);

        var answer = await staff.SubmitAsync(page, Path, ("Form.Place", "organisation"), ("Form.Help", "with-help"), ("Form.Day", "2026-02-27"), ("Form.Answers[good]", "i lik  the fud"), ("Form.About[age_band]", "25-34"));
        await staff.SubmitAsync(page, Path, ("Form.Place", "organisation"), ("Form.Help", "with-help"), ("Form.Day", "2026-02-27"), ("Form.Answers[good]", "i lik  the fud"), ("Form.About[age_band]", "25-34"));

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await app.WordsAsync()).ShouldBe(["good: i lik  the fud"]);
        (await app.AboutAsync()).ShouldBe(["age_band=25-34 (1, helper)"]);
        (await app.TextsAsync("SELECT channel || ' ' || help || ' ' || about_closed || ' ' || (received / 86400000) FROM feedback")).ShouldBe(["paper with-help 1 20511"]);
    }

    [Fact]
    [Trait("Store", "SQLite")]
    public async Task A_conversation_on_behalf_is_marked_as_such()
    {
        await using var app = new PipelineApp();
        var staff = await app.WithRolesAsync([Roles.Reviewer]);

        await staff.SubmitAsync(await staff.PageAsync(Path), Path, ("Form.Channel", "conversation"), ("Form.Place", "organisation"), ("Form.Help", "on-behalf"), ("Form.Answers[good]", "Smiles at the music."));

        (await app.TextsAsync("SELECT channel || ' ' || help FROM feedback")).ShouldBe(["conversation on-behalf"]);
    }

    [Fact]
    public async Task Mistakes_are_named_with_their_fields_and_nothing_is_lost()
    {
        await using var app = new PipelineApp();
        var staff = await app.WithRolesAsync([Roles.Reviewer]);

        var answer = await staff.SubmitAsync(await staff.PageAsync(Path), Path, ("Form.Place", "nowhere"), ("Form.Day", "2026-03-03"), ("Form.Answers[good]", " "), ("Form.Answers[who_else]", ""));
        var page = await answer.DocumentAsync();

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        page.QuerySelectorAll(".govuk-error-summary a").Select(link => link.GetAttribute("href")).ShouldBe(["#place", "#day", "#help-alone", "#answer-good"]);
        page.QuerySelectorAll(".govuk-error-summary a").ShouldAllBe(link => page.QuerySelector(link.GetAttribute("href")!) != null);
        (await app.FeedbackCountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Nobody_types_for_a_place_that_is_not_theirs()
    {
        await using var app = new PipelineApp();
        await app.AddPlaceAsync("elm-house");
        var staff = await app.WithRolesAsync([Roles.Reviewer], "elm-house");
        var page = await staff.PageAsync(Path);

        var answer = await staff.SubmitAsync(page, Path, ("Form.Place", "organisation"), ("Form.Help", "alone"), ("Form.Answers[good]", "Hello"));

        page.QuerySelectorAll("#place option").Select(option => option.GetAttribute("value")).ShouldBe(["elm-house"]);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await app.FeedbackCountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task The_printed_form_has_every_question_and_room_to_answer()
    {
        await using var app = new PipelineApp();

        var page = await (await app.WithRolesAsync([Roles.Reviewer])).PageAsync("/review/paper/print");

        page.QuerySelectorAll("h1").Length.ShouldBe(1);
        page.QuerySelectorAll(".paper__room").Length.ShouldBe(4);
        page.Body!.TextContent.ShouldContain("What should change?");
        page.QuerySelectorAll("script:not([src]), [style]").ShouldBeEmpty();
    }
}
