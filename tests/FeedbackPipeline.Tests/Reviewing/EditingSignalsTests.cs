using System.Net;
using AngleSharp.Html.Dom;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Tagging.Screening;
using FeedbackPipeline.Tests.Infrastructure;

namespace FeedbackPipeline.Tests.Reviewing;

public sealed class EditingSignalsTests
{
    private const string Page = "/settings/signals";
    private const string Adding = $"{Page}/change?change=added";
    private const string RemovingDragged = $"{Page}/change?change=removed&kind=physical&phrase=dragged%20me";
    private static readonly (string, string)[] Added = [("kind", "physical"), ("phrase", "budgie squeezer"), ("reason", "Two people used these words for it")];

    [Fact]
    public async Task Added_words_find_old_comments_and_take_no_concern_away()
    {
        await using var world = await ReviewWorld.CreateAsync();
        await world.SendAsync("He is a budgie squeezer.");
        await world.SendAsync("I want to die.");
        await world.App.DrainAsync();
        var lead = await world.App.WithRolesAsync([Roles.Safeguarding]);
        var before = await CountAsync(lead);

        var look = await LookAsync(lead, Adding, Added);
        look.Body!.TextContent.ShouldContain("1 would be flagged anew or higher");
        (await SaveAsync(lead, look)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await world.App.DrainAsync();

        (await CountAsync(lead)).ShouldBe(before + 1);
        (await lead.PageAsync(Page)).Body!.TextContent.ShouldContain("Two people used these words for it");
    }

    [Fact]
    public async Task A_look_saves_nothing()
    {
        await using var world = await ReviewWorld.CreateAsync();
        var lead = await world.App.WithRolesAsync([Roles.Safeguarding]);

        (await LookAsync(lead, Adding, Added)).QuerySelector("button")!.TextContent.ShouldBe("Save this list");

        (await lead.PageAsync(Page)).QuerySelectorAll(".history li").Length.ShouldBe(1);
    }

    [Fact]
    public async Task Removed_words_are_saved_only_once_somebody_says_that_past_comments_may_be_flagged_less()
    {
        await using var world = await ReviewWorld.CreateAsync();
        var (id, _) = await world.SendAsync("Phone 07700 900123. She dragged me.");
        await world.App.DrainAsync();
        var lead = await world.App.WithRolesAsync([Roles.Safeguarding]);
        var before = await CountAsync(lead);

        var look = await LookAsync(lead, RemovingDragged, [("reason", "A game")]);
        look.QuerySelector($"a[href='/review/feedback/{id}']")!.ParentElement!.TextContent.ShouldSatisfyAllConditions(
            words => words.ShouldContain("dragged me"),
            words => words.ShouldNotContain("900123"));
        (await SaveAsync(lead, look)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await SaveAsync(lead, look, ("confirmed", "2"))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await SaveAsync(lead, look, ("confirmed", "1"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await world.App.DrainAsync();

        (await CountAsync(lead)).ShouldBe(before, "a concern that was raised stays");
        await world.SendAsync("She dragged me.");
        await world.App.DrainAsync();
        (await CountAsync(lead)).ShouldBe(before);
    }

    [Fact]
    public async Task An_earlier_list_comes_back_and_the_history_shows_what_was_different()
    {
        await using var world = await ReviewWorld.CreateAsync();
        var lead = await world.App.WithRolesAsync([Roles.Safeguarding]);
        await SaveAsync(lead, await LookAsync(lead, Adding, Added));

        var version = await lead.PageAsync($"{Page}/version?number=1");
        version.Body!.TextContent.ShouldContain("added “budgie squeezer” to Physical");
        await SaveAsync(lead, await LookAsync(lead, $"{Page}/change?change=restored&number=0", [("reason", "It was a bird")]));

        (await lead.PageAsync($"{Page}/version?number=2")).Body!.TextContent.ShouldContain("removed “budgie squeezer” from Physical");
        (await lead.GetStringAsync(new Uri($"{Page}/file", UriKind.Relative), ReviewWorld.Stop)).ShouldBe(SignalList.Write(SignalList.Load() with { Version = "2026-12.2" }));
    }

    [Fact]
    public async Task A_downloaded_list_can_be_changed_and_put_back()
    {
        await using var world = await ReviewWorld.CreateAsync();
        var lead = await world.App.WithRolesAsync([Roles.Safeguarding]);
        var file = await lead.GetStringAsync(new Uri($"{Page}/file", UriKind.Relative), ReviewWorld.Stop);

        var look = await UploadAsync(lead, file.Replace("\"hit me\"", "\"hit me\", \"budgie squeezer\"", StringComparison.Ordinal));
        (await SaveAsync(lead, look)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await lead.PageAsync(Page)).Body!.TextContent.ShouldContain("budgie squeezer");
        (await UploadAsync(lead, file.Replace("\"hit me\"", "\"<hit me>\"", StringComparison.Ordinal))).Body!.TextContent.ShouldContain("list.categories.physical[0] must be");
    }

    [Fact]
    public async Task A_list_that_somebody_else_changed_is_not_saved_over()
    {
        await using var world = await ReviewWorld.CreateAsync();
        var lead = await world.App.WithRolesAsync([Roles.Safeguarding]);
        var old = await LookAsync(lead, Adding, [("kind", "physical"), ("phrase", "other words"), ("reason", "why")]);
        await SaveAsync(lead, await LookAsync(lead, Adding, Added));

        (await SaveAsync(lead, old)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Administrators_look_only()
    {
        await using var world = await ReviewWorld.CreateAsync();
        var administrator = await world.App.WithRolesAsync([Roles.Administrator]);

        (await administrator.PageAsync(Page)).QuerySelector("a[href*='/change']").ShouldBeNull();
        (await administrator.GetAsync(new Uri(Adding, UriKind.Relative), ReviewWorld.Stop)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Safeguarding_at_one_place_looks_only()
    {
        await using var world = await ReviewWorld.CreateAsync();
        var local = await world.App.WithRolesAsync([Roles.Safeguarding], ReviewWorld.North);

        (await local.PageAsync(Page)).QuerySelector("a[href*='/change']").ShouldBeNull();
        (await local.GetAsync(new Uri(Adding, UriKind.Relative), ReviewWorld.Stop)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static async Task<IHtmlDocument> LookAsync(HttpClient lead, string path, (string, string)[] fill)
        => await (await lead.SubmitAsync(await lead.PageAsync(path), path, fill)).DocumentAsync();

    private static Task<HttpResponseMessage> SaveAsync(HttpClient lead, IHtmlDocument look, params (string, string)[] fill) => lead.SubmitAsync(look, Adding, fill);

    private static async Task<IHtmlDocument> UploadAsync(HttpClient lead, string file)
    {
        var form = await lead.PageAsync($"{Page}/change?change=uploaded");
        using var content = new MultipartFormDataContent();
        foreach (var field in form.QuerySelectorAll("form[method=post] input[type=hidden]"))
        {
            content.Add(new StringContent(field.GetAttribute("value") ?? ""), field.GetAttribute("name")!);
        }

        content.Add(new StringContent("New words"), "reason");
        content.Add(new StringContent(file), "file", "signals.json");
        return await (await lead.PostAsync(new Uri($"{Page}/change", UriKind.Relative), content, ReviewWorld.Stop)).DocumentAsync();
    }

    private static async Task<int> CountAsync(HttpClient lead) => (await lead.PageAsync("/review/concerns")).QuerySelectorAll("tbody a").Length;
}
