using System.Net;
using System.Text;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Tagging;
using FeedbackPipeline.Tagging.Retagging;
using FeedbackPipeline.Tagging.Theming;
using FeedbackPipeline.Tests.Infrastructure;

namespace FeedbackPipeline.Tests.Reviewing;

/// <summary>The team edits its themes, and all comments follow.</summary>
public sealed class EditingThemesTests
{
    private static readonly (string, string)[] Pets = [("name", "Pets"), ("easyReadName", "Animals"), ("description", "Pets at home."), ("phrases", "budgie"), ("hints", ""), ("examples", ""), ("parent", "")];

    private static CancellationToken Stop => ReviewWorld.Stop;

    [Fact]
    public async Task A_theme_added_on_the_page_is_found_in_old_comments_too_and_the_page_says_how_far_it_is()
    {
        await using var world = await ReviewWorld.CreateAsync();
        var (id, _) = await world.SendAsync("My budgie sings.");
        await world.App.DrainAsync();
        var reviewer = await world.App.WithRolesAsync([Roles.Reviewer]);

        var saved = await reviewer.SubmitAsync(await reviewer.PageAsync("/settings/themes/theme"), "/settings/themes/theme", Pets);
        saved.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await reviewer.PageAsync("/settings/themes")).Body!.TextContent.ShouldContain("0 of 1 done");
        await world.App.DrainAsync();

        (await world.App.ThemesOfAsync(id)).ShouldBe("pets");
        (await reviewer.PageAsync("/settings/themes")).Body!.TextContent.ShouldContain("All 1 comments are tagged by this version");
        (await reviewer.PageAsync("/review/themes")).Body!.TextContent.ShouldContain("Animals");
        var (counted, rows) = await world.App.CountsAsync();
        counted.ShouldBe(rows);
    }

    [Fact]
    public async Task A_merger_moves_counts_and_peoples_own_tags_and_the_old_page_leads_to_the_new()
    {
        await using var world = await ReviewWorld.CreateAsync();
        var (machine, _) = await world.SendAsync("The bus is late.");
        var (person, _) = await world.SendAsync("It is far.");
        await world.App.DrainAsync();
        var reviewer = await world.App.WithRolesAsync([Roles.Reviewer]);
        await CorrectAsync(reviewer, person, ["transport"]);

        (await PressAsync(reviewer, "/settings/themes/theme?id=transport", "Merge", ("into", "activities"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await reviewer.PageAsync("/review/themes")).Body!.TextContent.ShouldNotContain("Getting around");
        await world.App.DrainAsync();

        (await world.App.ThemesOfAsync(machine)).ShouldBe("activities");
        (await world.App.ThemesOfAsync(person)).ShouldBe("activities");
        (await reviewer.PageAsync("/review/feedback?theme=transport")).Body!.TextContent.ShouldContain("The bus is late.");
        (await reviewer.GetStringAsync(new Uri("/api/feedback?theme=transport", UriKind.Relative), Stop)).ShouldContain(machine);
        (await reviewer.GetAsync(new Uri("/review/themes/transport", UriKind.Relative), Stop)).Headers.Location!.ToString().ShouldContain("/review/themes/activities");
        var (counted, rows) = await world.App.CountsAsync();
        counted.ShouldBe(rows);
    }

    [Fact]
    public async Task A_mistake_is_shown_at_its_field_and_nothing_is_kept()
    {
        await using var world = await ReviewWorld.CreateAsync();
        var reviewer = await world.App.WithRolesAsync([Roles.Reviewer]);

        var answer = await reviewer.SubmitAsync(await reviewer.PageAsync("/settings/themes/theme"), "/settings/themes/theme", [.. Pets.Skip(1), ("name", "")]);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var page = await answer.DocumentAsync();
        page.QuerySelector("#name-error")!.TextContent.ShouldContain("1 to 80 characters");
        page.QuerySelector("#phrases")!.TextContent.ShouldContain("budgie");
        (await world.App.LinesAsync("SELECT framework FROM theme_frameworks", documents => documents.OfType("framework-version").Select(version => $"{version["framework"]}"))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_two_people_who_edit_the_same_version_the_second_is_told()
    {
        await using var world = await ReviewWorld.CreateAsync();
        var reviewer = await world.App.WithRolesAsync([Roles.Reviewer]);
        var mine = await reviewer.PageAsync("/settings/themes/theme");
        await reviewer.SubmitAsync(await reviewer.PageAsync("/settings/themes/theme"), "/settings/themes/theme", Pets);

        var answer = await reviewer.SubmitAsync(mine, "/settings/themes/theme", [("name", "Garden"), ("easyReadName", "The garden"), ("description", "Green."), ("phrases", "garden shed")]);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.DocumentAsync()).Body!.TextContent.ShouldContain("Somebody else changed the themes");
    }

    [Fact]
    public async Task Whoever_holds_a_role_at_one_house_may_look_and_not_change()
    {
        await using var world = await ReviewWorld.CreateAsync();
        var reviewer = await world.App.WithRolesAsync([Roles.Reviewer], ReviewWorld.Elm);

        (await reviewer.PageAsync("/settings/themes")).QuerySelectorAll("form[method=post]").ShouldBeEmpty();
        var id = await world.TaggedAsync("The food is nice.");
        using var nothing = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", await TokenAsync(reviewer, $"/review/feedback/{id}"))]);
        (await reviewer.PostAsync(new Uri("/settings/themes?handler=Again", UriKind.Relative), nothing, Stop)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_file_that_is_downloaded_can_be_put_back_changed()
    {
        await using var world = await ReviewWorld.CreateAsync();
        var administrator = await world.App.WithRolesAsync([Roles.Administrator]);
        var file = await administrator.GetStringAsync(new Uri("/settings/themes/file", UriKind.Relative), Stop);

        (await UploadAsync(administrator, file.Replace("\"name\": \"Food and drink\"", "\"name\": \"Eating\"", StringComparison.Ordinal))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var refused = await UploadAsync(administrator, file.Replace("\"phrases\": [", "\"phrases\": \"cat\", \"hints\": [", StringComparison.Ordinal));
        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var summary = (await refused.DocumentAsync()).QuerySelector(".govuk-error-summary")!;
        summary.TextContent.ShouldContain("phrases: must be a list");
        summary.QuerySelectorAll("a").ShouldAllBe(link => link.GetAttribute("href") == "#file");
        (await administrator.PageAsync("/settings/themes")).Body!.TextContent.ShouldContain(": took themes from a file");
        (await administrator.PageAsync("/settings/themes")).Body!.TextContent.ShouldContain("Eating");
    }

    [Fact]
    public async Task The_history_keeps_the_names_of_the_moment_and_a_merger_is_undone_by_going_back()
    {
        await using var world = await ReviewWorld.CreateAsync();
        var (machine, _) = await world.SendAsync("My budgie sings.");
        var (person, _) = await world.SendAsync("It is far.");
        await world.App.DrainAsync();
        var reviewer = await world.App.WithRolesAsync([Roles.Reviewer]);
        await reviewer.SubmitAsync(await reviewer.PageAsync("/settings/themes/theme"), "/settings/themes/theme", Pets);
        var added = await NewestAsync(reviewer);
        await reviewer.SubmitAsync(await reviewer.PageAsync("/settings/themes/theme?id=pets"), "/settings/themes/theme?id=pets&handler=Save", [.. Pets.Skip(1), ("name", "Animals and birds")]);
        await CorrectAsync(reviewer, person, ["pets"]);
        await PressAsync(reviewer, "/settings/themes/theme?id=pets", "Merge", ("into", "activities"));
        await world.App.DrainAsync();

        var into = new ThemeFrameworks().Find("care")!.Find("activities")!.Name;
        var lines = (await reviewer.PageAsync("/settings/themes")).QuerySelectorAll(".history li").Select(line => line.TextContent).ToList();
        lines[0].ShouldContain($"merged Animals and birds into {into}");
        lines[1].ShouldContain("renamed Pets to Animals and birds");
        lines[2].ShouldContain("added Pets");
        (await world.App.ThemesOfAsync(machine)).ShouldBe("activities");

        var path = $"/settings/themes/version?number={added + 1}";
        var page = await reviewer.PageAsync(path);
        page.Body!.TextContent.ShouldContain("renamed Pets to Animals and birds");
        page.Body!.TextContent.ShouldContain($"merged Animals and birds into {into}");
        (await reviewer.GetStringAsync(new Uri($"/settings/themes/file?number={added}", UriKind.Relative), Stop)).ShouldContain("\"name\": \"Pets\"");
        (await reviewer.GetAsync(new Uri("/settings/themes/version?number=99", UriKind.Relative), Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        var refused = await PressAsync(reviewer, path, "Go back to these themes", ("reason", ""));
        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await refused.DocumentAsync()).QuerySelector("#reason-error")!.TextContent.ShouldContain("must say why");
        (await PressAsync(reviewer, path, "Go back to these themes", ("reason", "Birds are not an outing."))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await world.App.DrainAsync();

        var newest = (await reviewer.PageAsync("/settings/themes")).QuerySelector(".history li")!.TextContent;
        newest.ShouldContain($"went back to version {added + 1}");
        newest.ShouldContain("Birds are not an outing.");
        (await NewestAsync(reviewer)).ShouldBe(added + 3);
        (await world.App.ThemesOfAsync(machine)).ShouldBe("pets");
        (await world.App.ThemesOfAsync(person)).ShouldBe("pets");
        var (counted, rows) = await world.App.CountsAsync();
        counted.ShouldBe(rows);

        (await PressAsync(reviewer, "/settings/themes/version?number=0", "Go back to these themes", ("reason", "Start again."))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await reviewer.PageAsync("/settings/themes")).QuerySelector(".history li")!.TextContent.ShouldContain("went back to the themes that came with the product");
    }

    [Fact]
    public async Task Whoever_holds_a_role_at_one_house_sees_the_history_and_no_way_back()
    {
        await using var world = await ReviewWorld.CreateAsync();
        var everywhere = await world.App.WithRolesAsync([Roles.Reviewer]);
        await everywhere.SubmitAsync(await everywhere.PageAsync("/settings/themes/theme"), "/settings/themes/theme", Pets);
        var reviewer = await world.App.WithRolesAsync([Roles.Reviewer], ReviewWorld.Elm);

        (await reviewer.PageAsync("/settings/themes/version?number=0")).QuerySelectorAll("form[method=post]").ShouldBeEmpty();
        var id = await world.TaggedAsync("The food is nice.");
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", await TokenAsync(reviewer, $"/review/feedback/{id}")), KeyValuePair.Create("reason", "x")]);
        (await reviewer.PostAsync(new Uri("/settings/themes/version?number=0&handler=Back", UriKind.Relative), form, Stop)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Reading_again_goes_on_where_it_was_stopped_and_another_start_uses_the_edited_themes()
    {
        await using var world = await ReviewWorld.CreateAsync();
        var ids = new List<string>();
        for (var number = 0; number < 12; number++)
        {
            ids.Add((await world.SendAsync($"My budgie sings {number} songs.")).Id);
        }

        await world.App.DrainAsync();
        var reviewer = await world.App.WithRolesAsync([Roles.Reviewer]);
        await reviewer.SubmitAsync(await reviewer.PageAsync("/settings/themes/theme"), "/settings/themes/theme", Pets);
        // What a process leaves behind that was killed in the middle: some read again, the request not done.
        var tag = world.App.Get<TagFeedback>();
        foreach (var id in ids.Take(5))
        {
            await world.App.Get<ITaggingStore>().SaveAsync(tag.Tag((await world.App.Get<ITaggingStore>().LoadAsync(id, Stop))!), Stop);
        }

        (await world.App.Get<IRetagging>().ProgressAsync(tag.Version, Stop)).Done.ShouldBe(5);
        await world.App.DrainAsync();

        (await world.App.LinesAsync("SELECT count(*) || '' FROM themes WHERE theme = 'pets'", documents => [$"{documents.Feedback().SelectMany(feedback => feedback.Themes()).Count(theme => theme == "pets")}"])).ShouldBe(["12"]);
        (await world.App.Get<IRetagging>().ProgressAsync(tag.Version, Stop)).ShouldSatisfyAllConditions(now => now.Open.ShouldBeFalse(), now => now.Outdated.ShouldBe(0));
        var (counted, rows) = await world.App.CountsAsync();
        counted.ShouldBe(rows);
    }

    private static async Task CorrectAsync(HttpClient reviewer, string id, string[] themes)
    {
        (string, string)[] fill = [("tone", "neutral"), .. themes.Select(theme => ("themes", theme))];
        (await PressAsync(reviewer, $"/review/feedback/{id}", "Save what it is about", fill)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    private static Task<HttpResponseMessage> PressAsync(HttpClient client, string path, string button, params (string, string)[] fill) => ReviewWorld.PressAsync(client, path, button, fill);

    private static async Task<HttpResponseMessage> UploadAsync(HttpClient client, string text)
    {
        var version = (await client.PageAsync("/settings/themes")).QuerySelector("input[name=version]")!.GetAttribute("value")!;
        using var form = new MultipartFormDataContent
        {
            { new StringContent(await TokenAsync(client, "/settings/themes")), "__RequestVerificationToken" },
            { new StringContent(version), "version" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "file", "themes.json" },
        };
        return await client.PostAsync(new Uri("/settings/themes?handler=Import", UriKind.Relative), form, Stop);
    }

    private static async Task<int> NewestAsync(HttpClient client)
        => int.Parse((await client.PageAsync("/settings/themes/theme")).QuerySelector("input[name=version]")!.GetAttribute("value")!, System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<string> TokenAsync(HttpClient client, string path)
        => (await client.PageAsync(path)).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
}
