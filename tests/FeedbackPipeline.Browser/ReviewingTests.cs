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
