using System.Net;
using FeedbackPipeline.Collecting.Receipts;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Tests.Infrastructure;

namespace FeedbackPipeline.Tests.Reviewing;

public sealed class OneFeedbackTests
{
    [Fact]
    public async Task Opening_a_comment_shows_redacted_words_who_said_what_about_them_and_is_put_on_record()
    {
        await using var world = await ReviewWorld.CreateAsync();
        var (id, _) = await world.SendAsync("Jo Secret is kind", about: new() { ["age_band"] = "75+", ["gender"] = "declined" });
        await world.TagAsync(id, "[name] is kind", ["staff"]);
        using var client = await world.App.WithRolesAsync([Roles.Reviewer]);

        var page = await client.PageAsync($"/review/feedback/{id}");
        var text = page.QuerySelector("main")!.TextContent;

        text.ShouldContain("[name] is kind");
        page.DocumentElement.OuterHtml.ShouldNotContain("Secret");
        text.ShouldContain("75 or over. Said by the person.");
        text.ShouldContain("Did not want to say");
        text.ShouldContain("Viewed, by s_reviewer-organisation");
        (await world.AuditOfAsync(id)).ShouldBe([("s_reviewer-organisation", "viewed")]);
    }

    [Fact]
    public async Task Words_as_given_need_a_button_and_leave_a_record_of_their_own()
    {
        await using var world = await ReviewWorld.CreateAsync();
        var id = await world.TaggedAsync("Jo Secret is kind", redacted: "[name] is kind");
        using var client = await world.App.WithRolesAsync([Roles.Reviewer]);

        var asked = await client.GetAsync(new Uri($"/review/feedback/{id}?handler=Original", UriKind.Relative), ReviewWorld.Stop);
        var shown = await ReviewWorld.PressAsync(client, $"/review/feedback/{id}", "Show the words as given");

        (await asked.Content.ReadAsStringAsync(ReviewWorld.Stop)).ShouldNotContain("Secret");
        shown.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await shown.Content.ReadAsStringAsync(ReviewWorld.Stop)).ShouldContain("Jo Secret is kind");
        (await world.AuditOfAsync(id)).Select(entry => entry.Action).ShouldBe(["viewed", "viewed", "viewed-original", "viewed"]);
    }

    [Fact]
    public async Task Marking_as_read_is_remembered_once_and_the_giver_can_see_it()
    {
        await using var world = await ReviewWorld.CreateAsync();
        var (id, receipt) = await world.SendAsync("Hello");
        await world.TagAsync(id, "Hello");
        using var client = await world.App.WithRolesAsync([Roles.Reviewer]);
        var receipts = world.App.Get<IReceiptBook>();
        (await receipts.FindAsync(receipt, ReviewWorld.Stop))!.Read.ShouldBeNull();

        var now = world.App.Time.GetUtcNow();
        var pressed = await ReviewWorld.PressAsync(client, $"/review/feedback/{id}", "Mark as read");

        pressed.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await receipts.FindAsync(receipt, ReviewWorld.Stop))!.Read.ShouldBe(now);
        (await client.PageAsync($"/review/feedback/{id}")).QuerySelector("main")!.TextContent.ShouldContain("A person read this on 2 March 2026");
        (await client.PageAsync("/review/feedback?unread=yes")).QuerySelectorAll(".comments__item").ShouldBeEmpty();
        (await world.AuditOfAsync(id)).Count(entry => entry.Action == "read").ShouldBe(1);
    }

    [Fact]
    public async Task A_member_elsewhere_can_neither_read_it_nor_mark_it()
    {
        await using var world = await ReviewWorld.CreateAsync();
        var theirs = await world.TaggedAsync("Theirs", ReviewWorld.Bay);
        var ours = await world.TaggedAsync("Ours", ReviewWorld.Elm);
        using var client = await world.App.WithRolesAsync([Roles.Reviewer], ReviewWorld.North);
        var page = await client.PageAsync($"/review/feedback/{ours}");
        var token = page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        foreach (var handler in (string[])["Read", "Original"])
        {
            using var content = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token)]);
            var answer = await client.PostAsync(new Uri($"/review/feedback/{theirs}?handler={handler}", UriKind.Relative), content, ReviewWorld.Stop);
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound, handler);
        }

        (await world.AuditOfAsync(theirs)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_comment_the_tagger_has_not_read_shows_no_words()
    {
        await using var world = await ReviewWorld.CreateAsync();
        var (id, _) = await world.SendAsync("Jo Secret is kind");
        using var client = await world.App.WithRolesAsync([Roles.Safeguarding]);

        var page = await client.PageAsync($"/review/feedback/{id}");

        page.DocumentElement.OuterHtml.ShouldNotContain("Secret");
        page.QuerySelector("main")!.TextContent.ShouldContain("Not yet tagged");
    }
}
