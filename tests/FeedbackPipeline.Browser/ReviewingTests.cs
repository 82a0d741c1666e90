using System.Net.Http.Json;
using System.Text.Json;
using FeedbackPipeline.Browser.Infrastructure;
using FeedbackPipeline.Tests.Infrastructure;
using Microsoft.Playwright;

namespace FeedbackPipeline.Browser;

/// <summary>The involvement team, managers and the safeguarding lead at work, on any screen.</summary>
public sealed class ReviewingTests(Site site)
{
    private static readonly string[] Paths =
    [
        "/review", "/review/feedback", "/review/feedback?theme=food&sentiment=negative", "/review/themes", "/review/themes/food",
        "/review/check", "/review/check?list=sample", "/review/check/figures", "/review/emerging", "/settings/themes", "/settings/themes/theme", "/settings/themes/theme?id=food",
        "/review/missing", "/review/missing/explain", "/review/alerts", "/review/concerns", "/review/transcripts",
    ];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(320)]
    [InlineData(1280)]
    public async Task Every_review_page_is_whole_and_accessible(int width)
    {
        await TellAsync();
        var page = await site.OpenAsStaffAsync(width, true, "reviewer", "safeguarding", "administrator");

        foreach (var path in Paths.Concat(await LinkedAsync(page)))
        {
            await page.GotoAsync(path);
            await page.ShouldBeWholeAsync();
            await page.ShouldBeAccessibleAsync();
            await page.ShouldNotScrollSidewaysAsync();
        }
    }

    [Fact]
    public async Task A_comment_is_marked_as_read_and_a_concern_decided_without_scripts()
    {
        var receipt = await TellAsync();
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
        await TellAsync();
        var page = await site.OpenAsStaffAsync(1280, true, "manager");

        await page.GotoAsync("/review");
        (await page.Locator(".site-navigation").InnerTextAsync()).ShouldNotContain("What people said");
        await page.GotoAsync("/review/feedback");

        (await page.Locator("h1").InnerTextAsync()).ShouldBe("You can not open this page");
    }

    /// <summary>One comment and one concern to open.</summary>
    private static async Task<List<string>> LinkedAsync(IPage page)
    {
        var linked = new List<string>();
        foreach (var list in new[] { "/review/feedback", "/review/concerns", "/review/alerts" })
        {
            await page.GotoAsync(list);
            if (await page.Locator($"main a[href^='{list}/']").First.GetAttributeAsync("href") is { } first)
            {
                linked.Add(first);
            }
        }

        return linked;
    }

    /// <summary>Enough voices that one group is missing, with a concern among them; returns the last receipt once everything is worked.</summary>
    private async Task<string> TellAsync()
    {
        var reference = Path.Combine(site.DataFolder, "reference.csv");
        await File.WriteAllTextAsync(reference, "dimension,category,count\nage_band,25-34,50\nage_band,75+,50\n", Stop);
        (await ProductProcess.RunAsync(site.DataFolder, Stop, "reference", "--file", reference, "--source", "Our own list", "--date", "2026-01-01")).ExitCode.ShouldBe(0);
        using var client = new HttpClient { BaseAddress = site.Address };
        var receipt = "";
        for (var number = 0; number < 30; number++)
        {
            var answer = await client.PostAsJsonAsync(
                new Uri("/api/feedback", UriKind.Relative),
                new
                {
                    answers = new Dictionary<string, string> { ["good"] = "The food is nice.", ["change"] = number == 29 ? "He hits me. I am scared of him." : "The food was cold." },
                    about = new Dictionary<string, string> { ["age_band"] = "25-34" },
                    idempotencyKey = $"review-{number}",
                },
                Stop);
            receipt = (await answer.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("receipt").GetString()!;
        }

        await site.UntilAsync("/api/alerts", body => body.Contains("75 or over", StringComparison.Ordinal));
        return receipt;
    }
}
