using System.Net;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Tagging.Screening;
using FeedbackPipeline.Tagging.Screening.Editing;
using FeedbackPipeline.Tests.Infrastructure;

namespace FeedbackPipeline.Tests.Reviewing;

public sealed class EditingSignalsTests
{
    private const string Page = "/settings/signals";
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

        (await lead.SubmitAsync(await lead.PageAsync(Page), Page, Added)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await world.App.DrainAsync();

        (await CountAsync(lead)).ShouldBe(before + 1);
        (await lead.PageAsync(Page)).Body!.TextContent.ShouldContain("Two people used these words for it");
    }

    [Fact]
    public async Task A_list_that_somebody_else_changed_is_not_saved_over()
    {
        await using var world = await ReviewWorld.CreateAsync();
        var lead = await world.App.WithRolesAsync([Roles.Safeguarding]);
        var old = await lead.PageAsync(Page);
        await lead.SubmitAsync(await lead.PageAsync(Page), Page, Added);

        (await lead.SubmitAsync(old, Page, [("kind", "physical"), ("phrase", "other words"), ("reason", "why")])).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Administrators_look_only()
    {
        await using var world = await ReviewWorld.CreateAsync();
        var administrator = await world.App.WithRolesAsync([Roles.Administrator]);

        (await administrator.PageAsync(Page)).QuerySelector("#phrase").ShouldBeNull();
    }

    [Fact]
    public void An_added_phrase_is_found_with_one_typing_mistake()
    {
        var added = AddPhrase.To(SignalList.Load(), 1, "physical", " Budgie Squeezer ", "why", out _)!;

        new ScreenForConcerns(added.Next).Screen("a budgie squeezzr").ShouldContain(concern => concern.Kind == "physical");
        added.Next.Version.ShouldBe("2026-11.1");
    }

    [Theory]
    [InlineData("none", "some words", "why", "kind")]
    [InlineData("physical", "<b>", "why", "phrase")]
    [InlineData("physical", "hit me", "why", "phrase")]
    [InlineData("physical", "some words", " ", "reason")]
    public void A_phrase_that_is_not_taken_says_which_field_is_wrong(string kind, string phrase, string reason, string field)
    {
        AddPhrase.To(SignalList.Load(), 1, kind, phrase, reason, out var errors).ShouldBeNull();
        errors.ShouldHaveSingleItem().Field.ShouldBe(field);
    }

    private static async Task<int> CountAsync(HttpClient lead) => (await lead.PageAsync("/review/concerns")).QuerySelectorAll("tbody a").Length;
}
