using FeedbackPipeline.Browser.Infrastructure;

[assembly: AssemblyFixture(typeof(Site))]

namespace FeedbackPipeline.Browser;

public sealed class SigningInTests(Site site)
{
    [Theory]
    [InlineData(320)]
    [InlineData(1280)]
    public async Task The_sign_in_pages_are_accessible(int width)
    {
        var page = await site.OpenAsync(width);
        foreach (var path in new[] { "/sign-in", "/sign-in?token=unknown", "/sign-out", "/no-such-page", "/pictures" })
        {
            await page.GotoAsync(path);
            await page.ShouldBeWholeAsync();
            await page.ShouldBeAccessibleAsync();
            await page.ShouldNotScrollSidewaysAsync();
        }
    }
}
