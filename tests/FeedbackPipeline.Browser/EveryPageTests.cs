using System.Reflection;
using FeedbackPipeline.Browser.Infrastructure;
using Microsoft.Playwright;

namespace FeedbackPipeline.Browser;

/// <summary>Every page there is, and what it says when something is wrong, on a phone and on a desk.</summary>
public sealed class EveryPageTests(Site site)
{
    private static readonly string Functions = Path.Combine(
        typeof(EveryPageTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(data => data.Key == "Repository").Value!, "functions");

    /// <summary>Routes whose address a test can not know before: a list of them, whose first link is followed.</summary>
    private static readonly Dictionary<string, string> Linked = new()
    {
        ["/review/feedback/{id}"] = "/review/feedback",
        ["/review/concerns/{id}"] = "/review/concerns",
        ["/review/alerts/{id}"] = "/review/alerts",
        ["/review/transcripts/{id}"] = "/review/transcripts",
        ["/review/recordings/{id}"] = "/review/transcripts",
    };

    /// <summary>More of a page: filters, lists and states that its plain address does not show.</summary>
    private static readonly string[] Variants =
    [
        "/review/feedback?theme=food&sentiment=negative", "/review/check?list=sample", "/settings/themes/theme?id=food", "/sign-in?token=unknown", "/sign-in/stopped?why=no-role", "/sign-in/stopped?why=away",
        "/no-such-page", "/problem/403", "/problem/413", "/problem/429", "/problem/500", "/review/feedback/fb_none", "/review/missing?on=2026-01-05",
    ];

    /// <summary>Forms sent with nothing in them, by the address and the name of the button.</summary>
    private static readonly (string Address, string Button)[] Empty =
    [
        ("/r", "Continue"), ("{voice}", "Use this recording"), ("/settings/themes/theme", "Save the theme"), ("/review/paper", "Keep these words"), ("{concern}", "Put the decision on record"),
    ];

    [Theory]
    [InlineData(320)]
    [InlineData(1280)]
    public async Task Every_page_is_whole_accessible_and_has_a_title_of_its_own(int width)
    {
        var receipt = await site.TellAsync();
        var page = await site.OpenAsStaffAsync(width, true, "reviewer", "safeguarding", "administrator");
        var draft = await DraftAsync(page);
        await BringTranscriptAsync(page);
        await SendVoiceAsync(page);
        var titles = new Dictionary<string, string>();

        foreach (var route in Routes())
        {
            var address = await AddressAsync(page, route, draft, receipt);
            await page.GotoAsync(address);
            await LookAsync(page);
            var title = await page.TitleAsync();
            (route == "/problem/{code:int}" || !title.StartsWith("We can not find", StringComparison.Ordinal)).ShouldBeTrue($"{route} was not found at {page.Url}");
            // A route that only leads on to another page has no title of its own.
            if (new Uri(page.Url).AbsolutePath == address)
            {
                titles[route] = title;
            }
        }

        titles.Count.ShouldBeGreaterThan(30);
        titles.GroupBy(title => title.Value).Where(same => same.Count() > 1).Select(same => $"{same.Key}: {string.Join(", ", same.Select(title => title.Key))}").ShouldBeEmpty();
        foreach (var address in Variants)
        {
            await page.GotoAsync(address);
            await LookAsync(page);
        }
    }

    [Theory]
    [InlineData(320)]
    [InlineData(1280)]
    public async Task A_form_sent_empty_says_what_is_missing_in_an_accessible_way(int width)
    {
        var receipt = await site.TellAsync();
        var page = await site.OpenAsStaffAsync(width, true, "reviewer", "safeguarding", "administrator");
        foreach (var (address, button) in Empty)
        {
            await page.GotoAsync(address switch
            {
                "{concern}" => await AddressAsync(page, "/review/concerns/{id}", "", receipt),
                "{voice}" => $"/form/{await DraftAsync(page)}/voice",
                _ => address,
            });
            await page.Locator("main").GetByRole(AriaRole.Button, new() { Name = button }).First.ClickAsync();

            (await page.Locator(".govuk-error-summary").CountAsync()).ShouldBe(1, page.Url);
            await LookAsync(page);
        }
    }

    private static IEnumerable<string> Routes()
        => Directory.EnumerateFiles(Functions, "*.cshtml", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/bin/", StringComparison.Ordinal) && !file.Contains("/obj/", StringComparison.Ordinal))
            .Select(file => File.ReadLines(file).First().Split('"'))
            .Where(parts => parts[0].TrimStart('\uFEFF') == "@page ")
            .Select(parts => parts[1])
            .Order(StringComparer.Ordinal);

    /// <summary>An address for a route; a new part in braces fails here until somebody says what to put there.</summary>
    private static async Task<string> AddressAsync(IPage page, string route, string draft, string receipt)
    {
        if (Linked.TryGetValue(route, out var list))
        {
            await page.GotoAsync(list);
            return (await page.Locator($"main a[href^='{route.Replace("{id}", "", StringComparison.Ordinal)}']").First.GetAttributeAsync("href"))!;
        }

        var address = route
            .Replace("{draft}", draft, StringComparison.Ordinal)
            .Replace("{receipt}", receipt, StringComparison.Ordinal)
            .Replace("{number:int}", "1", StringComparison.Ordinal)
            .Replace("{dimension}", "age_band", StringComparison.Ordinal)
            .Replace("{code:int}", "404", StringComparison.Ordinal)
            .Replace("{place}", "organisation", StringComparison.Ordinal)
            .Replace("/review/themes/{id}", "/review/themes/food", StringComparison.Ordinal);
        address.ShouldNotContain("{", customMessage: route);
        return address;
    }

    private static async Task<string> DraftAsync(IPage page)
    {
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Button, new() { Name = "Start" }).ClickAsync();
        return new Uri(page.Url).AbsolutePath.Split('/')[2];
    }

    private static async Task BringTranscriptAsync(IPage page)
    {
        await page.GotoAsync("/review/transcripts");
        await page.Locator("#file").SetInputFilesAsync(new FilePayload { Name = "talk.txt", MimeType = "text/plain", Buffer = "I like the garden."u8.ToArray() });
        await page.GetByRole(AriaRole.Button, new() { Name = "Bring these words" }).ClickAsync();
    }

    /// <summary>In the form without scripts: a file, chosen and sent.</summary>
    private static async Task SendVoiceAsync(IPage page)
    {
        var draft = await DraftAsync(page);
        await page.GotoAsync($"/form/{draft}/voice");
        await page.Locator("#recording").SetInputFilesAsync(new FilePayload { Name = "voice.ogg", MimeType = "audio/ogg", Buffer = "OggS, as far as anybody looks"u8.ToArray() });
        await page.GetByRole(AriaRole.Button, new() { Name = "Use this recording" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Send my words" }).ClickAsync();
    }

    private static async Task LookAsync(IPage page)
    {
        await page.ShouldBeWholeAsync();
        await page.ShouldBeAccessibleAsync();
        await page.ShouldNotScrollSidewaysAsync();
    }
}
