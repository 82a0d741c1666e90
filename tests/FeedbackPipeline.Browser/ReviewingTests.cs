using FeedbackPipeline.Browser.Infrastructure;
using Microsoft.Playwright;

namespace FeedbackPipeline.Browser;

/// <summary>The involvement team, managers and the safeguarding lead at work, on any screen.</summary>
public sealed class ReviewingTests(Site site)
{
    [Fact]
    public async Task A_comment_is_marked_as_read_and_a_concern_decided_without_scripts()
    {
        var receipt = await site.TellAsync();
        var page = await site.OpenAsStaffAsync(320, false, "reviewer", "safeguarding");
        await page.GotoAsync("/review/concerns");
        await page.Locator("main a[href^='/review/concerns/']").First.ClickAsync();
        var concern = page.Url;
        await page.GotoAsync(new Uri(concern).AbsolutePath.Replace("/concerns/", "/feedback/", StringComparison.Ordinal));
        await page.GetByRole(AriaRole.Button, new() { Name = "Mark as read" }).ClickAsync();
        await page.GotoAsync($"/r/{receipt}");

        concern.ShouldContain("/review/concerns/fb_");
        (await page.Locator("main").InnerTextAsync()).ShouldContain("A person read");
    }

    [Theory]
    [InlineData(320)]
    [InlineData(1280)]
    public async Task The_words_of_a_recording_are_brought_and_checked_without_scripts(int width)
    {
        var page = await site.OpenAsStaffAsync(width, false, "reviewer");
        await page.GotoAsync("/review/transcripts");
        await page.Locator("#file").SetInputFilesAsync(new FilePayload
        {
            Name = "talk.json",
            MimeType = "application/json",
            Buffer = """{"phrases":[{"offsetMilliseconds":0,"text":"I lik the garden.","confidence":0.4,"speaker":1},{"offsetMilliseconds":900,"text":"It is quiet.","confidence":0.9}]}"""u8.ToArray(),
        });
        await page.GetByRole(AriaRole.Button, new() { Name = "Bring these words" }).ClickAsync();
        var scripted = await site.OpenAsStaffAsync(width, true, "reviewer");
        foreach (var path in new[] { "/review/transcripts", page.Url })
        {
            await scripted.GotoAsync(path);
            await scripted.ShouldBeWholeAsync();
            await scripted.ShouldBeAccessibleAsync();
            await scripted.ShouldNotScrollSidewaysAsync();
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "These are their words" }).ClickAsync();
        var refused = await page.TitleAsync();
        await page.GetByLabel("Their words").FillAsync("I like the garden.");
        await page.GetByLabel("The person, alone").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "These are their words" }).ClickAsync();

        refused.ShouldStartWith("Error: Check the words");
        (await page.Locator("main").InnerTextAsync()).ShouldContain("Give this number to the person");
    }

    [Fact]
    public async Task A_manager_never_meets_words()
    {
        await site.TellAsync();
        var page = await site.OpenAsStaffAsync(1280, true, "manager");

        await page.GotoAsync("/review");
        (await page.Locator(".site-navigation").InnerTextAsync()).ShouldNotContain("What people said");
        await page.GotoAsync("/review/feedback");

        (await page.Locator("h1").InnerTextAsync()).ShouldBe("You can not open this page");
    }
}
