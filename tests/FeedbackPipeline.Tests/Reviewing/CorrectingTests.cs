using System.Net;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Storing.Erasing;
using FeedbackPipeline.Storing.Sqlite;
using FeedbackPipeline.Tests.Infrastructure;
using FeedbackPipeline.Vocabulary;
using Microsoft.Data.Sqlite;

namespace FeedbackPipeline.Tests.Reviewing;

/// <summary>What a person says of a comment outranks the machine, for good and on record.</summary>
public sealed class CorrectingTests
{
    private const string Save = "Save what it is about";
    private const string Undo = "Take the last change back";

    private static CancellationToken Stop => ReviewWorld.Stop;

    [Fact]
    public async Task A_correction_counts_at_once_and_survives_every_tagging()
    {
        await using var world = await ReviewWorld.CreateAsync();
        var id = await world.TaggedAsync("The food is nice.", themes: ["food"]);
        var reviewer = await world.App.WithRolesAsync([Roles.Reviewer]);

        (await CorrectAsync(reviewer, id, "negative", "staff", "home")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await world.App.ThemesOfAsync(id)).ShouldBe("home staff");
        await CountsAgreeAsync(world);
        await world.TagAsync(id, "The food is nice.", ["food", "money"]);

        (await world.App.ThemesOfAsync(id)).ShouldBe("home staff");
        await CountsAgreeAsync(world);
        var page = (await reviewer.PageAsync($"/review/feedback/{id}")).QuerySelector("main")!.TextContent;
        page.ShouldContain("Person checked");
        page.ShouldContain("Machine suggested: Food and drink, My money; positive");
    }

    [Fact]
    public async Task Undo_goes_back_and_forth_and_the_history_keeps_every_step_with_its_reason()
    {
        await using var world = await ReviewWorld.CreateAsync();
        var id = await world.TaggedAsync("The food is nice.", themes: ["food"]);
        var reviewer = await world.App.WithRolesAsync([Roles.Reviewer]);
        await ReviewWorld.PressAsync(reviewer, $"/review/feedback/{id}", Save, ("themes", "staff"), ("tone", "mixed"), ("reason", "It is about the cook."));

        await ReviewWorld.PressAsync(reviewer, $"/review/feedback/{id}", Undo);
        (await world.App.ThemesOfAsync(id)).ShouldBe("food");
        (await reviewer.PageAsync($"/review/feedback/{id}")).QuerySelector("main")!.TextContent.ShouldContain("Machine suggested");
        await CountsAgreeAsync(world);
        await ReviewWorld.PressAsync(reviewer, $"/review/feedback/{id}", Undo);

        (await world.App.ThemesOfAsync(id)).ShouldBe("staff");
        await CountsAgreeAsync(world);
        (await reviewer.PageAsync($"/review/feedback/{id}")).QuerySelectorAll("h3 + ol.history li").Length.ShouldBe(3);
        (await reviewer.PageAsync($"/review/feedback/{id}")).Body!.TextContent.ShouldContain("Why: It is about the cook.");
        (await world.AuditOfAsync(id)).ShouldContain(("s_reviewer-organisation", "tags-corrected"));
        (await world.App.LinesAsync(
            "SELECT detail FROM audit WHERE action = 'tags-corrected'",
            documents => documents.OfType("audit").Where(entry => (string?)entry["action"] == "tags-corrected").Select(entry => (string)entry["detail"]!))).ShouldBe(["+staff -food tone:mixed"]);
    }

    [Fact]
    [Trait("Store", "SQLite")]
    public async Task Nobody_changes_or_leaves_out_what_was_decided()
    {
        await using var world = await ReviewWorld.CreateAsync();
        var id = await world.TaggedAsync("The food is nice.");
        await CorrectAsync(await world.App.WithRolesAsync([Roles.Reviewer]), id, "mixed", "staff");

        await Should.ThrowAsync<SqliteException>(world.App.Get<SqliteWriter>().WriteAsync(session => session.Execute("UPDATE checks SET reason = 'other'"), Stop));
    }

    [Theory]
    [InlineData("tone", "Choose how it sounds", "staff", "")]
    [InlineData("tone", "Choose how it sounds", "staff", "cheerful")]
    [InlineData("themes", "is no theme any more", "nonsense", "mixed")]
    public async Task A_mistake_is_named_and_changes_nothing(string field, string says, string theme, string tone)
    {
        await using var world = await ReviewWorld.CreateAsync();
        var id = await world.TaggedAsync("The food is nice.");

        var answer = await CorrectAsync(await world.App.WithRolesAsync([Roles.Reviewer]), id, tone, theme);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var page = await answer.DocumentAsync();
        page.QuerySelector($".govuk-error-summary a[href='#{field}']")!.TextContent.ShouldContain(says);
        (await world.App.ThemesOfAsync(id)).ShouldBe("food");
    }

    [Fact]
    public async Task A_correction_leaves_concerns_alone_and_elsewhere_there_is_nothing_to_correct()
    {
        await using var world = await ReviewWorld.CreateAsync();
        var id = await world.TaggedAsync("He hits me.", concerns: [new("physical", ConcernLevel.NotifyLead)]);
        var reviewer = await world.App.WithRolesAsync([Roles.Reviewer]);
        await CorrectAsync(reviewer, id, "negative");

        (await world.App.LinesAsync(
            "SELECT kind || ' ' || state FROM concerns",
            documents => documents.Feedback().SelectMany(feedback => feedback.List("concerns")).Select(concern => $"{concern["kind"]} {concern["state"]}"))).ShouldBe(["physical open"]);
        (await world.App.ThemesOfAsync(id)).ShouldBeEmpty();
        await CountsAgreeAsync(world);
        (await (await world.App.WithRolesAsync([Roles.Reviewer], ReviewWorld.South)).GetAsync(new Uri($"/review/feedback/{id}", UriKind.Relative), Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Erasing_takes_the_decision_and_the_reason_with_the_words()
    {
        await using var world = await ReviewWorld.CreateAsync();
        var (id, receipt) = await world.SendAsync("The food is nice.");
        await world.TagAsync(id, "The food is nice.");
        await ReviewWorld.PressAsync(await world.App.WithRolesAsync([Roles.Reviewer]), $"/review/feedback/{id}", Save, ("themes", "staff"), ("tone", "mixed"), ("reason", "unmistakable"));

        await world.App.Get<EraseFeedback>().EraseAsync(receipt, "test", Stop);

        (await world.App.LinesAsync(
            "SELECT feedback FROM checks UNION ALL SELECT feedback FROM machine_tags",
            documents => documents.Where(document => document.List("checks").Any() || document["machine"] is not null || document.ToJsonString().Contains("unmistakable", StringComparison.Ordinal)).Select(document => $"{document["id"]}"))).ShouldBeEmpty();
        (await world.App.CountsAsync()).Counted.ShouldBeEmpty();
    }

    [Fact]
    public async Task Other_languages_wait_for_a_persons_English_and_are_themed_by_it()
    {
        await using var world = await ReviewWorld.CreateAsync();
        var (id, receipt) = await world.SendAsync("Jedzenie jest bardzo dobre i lubię mieszkać w tym domu, ale autobus się spóźnia.");
        await world.App.DrainAsync();
        var reviewer = await world.App.WithRolesAsync([Roles.Reviewer]);
        (await world.App.ThemesOfAsync(id)).ShouldBeEmpty();
        (await reviewer.PageAsync($"/review/feedback/{id}")).Body!.TextContent.ShouldContain("Not themed yet");
        (await reviewer.PageAsync("/review/feedback")).Body!.TextContent.ShouldContain("not themed yet");

        await ReviewWorld.PressAsync(reviewer, $"/review/feedback/{id}", "Save the English", ("english[text]", "The food is very good. My carer Oluwaseun is kind."));
        await world.App.DrainAsync();

        (await world.App.ThemesOfAsync(id)).ShouldBe("food staff thanks");
        var page = (await reviewer.PageAsync($"/review/feedback/{id}")).Body!.TextContent;
        page.ShouldContain("My carer [name] is kind.");
        page.ShouldContain("Jedzenie jest");
        await CountsAgreeAsync(world);
        await world.App.Get<EraseFeedback>().EraseAsync(receipt, "test", Stop);
        (await world.App.LinesAsync("SELECT text FROM translations", documents => documents.SelectMany(document => document.List("words")).Select(word => $"{word["english"]}"))).ShouldBeEmpty();
    }

    private static Task<HttpResponseMessage> CorrectAsync(HttpClient reviewer, string id, string tone, params string[] themes)
        => ReviewWorld.PressAsync(reviewer, $"/review/feedback/{id}", Save, [("tone", tone), .. themes.Select(theme => ("themes", theme))]);

    private static async Task CountsAgreeAsync(ReviewWorld world)
    {
        var (counted, rows) = await world.App.CountsAsync();
        counted.ShouldBe(rows);
    }
}
