using System.Text.RegularExpressions;
using FeedbackPipeline.Browser.Infrastructure;
using Microsoft.Playwright;

namespace FeedbackPipeline.Browser;

/// <summary>Somebody tells us something, on a phone or a desk, with or without scripts, with or without a mouse.</summary>
public sealed partial class GivingFeedbackTests(Site site)
{
    private const int MostPresses = 3;
    private const int PatienceMilliseconds = 10_000;
    private static readonly string[] Words = ["The garden is nice.", "I want to choose my own food.", "A bus on Sundays.", "My housemate"];

    [Theory]
    [InlineData(320, true)]
    [InlineData(320, false)]
    [InlineData(1280, true)]
    public async Task The_whole_form_can_be_filled_and_every_page_is_whole(int width, bool javaScript)
    {
        var page = await site.OpenAsync(width, javaScript);
        var looked = new List<string>();

        await page.GotoAsync("/");
        await WalkAsync(page, async () =>
        {
            looked.Add(page.Url);
            await LookAsync(page, javaScript);
        });

        (await page.Locator("h1").InnerTextAsync()).ShouldBe("That is all. Thank you");
        looked.Count.ShouldBeGreaterThan(12);
    }

    [Theory]
    [InlineData(320)]
    [InlineData(1280)]
    public async Task Errors_are_said_first_and_keep_the_words(int width)
    {
        var page = await site.OpenAsync(width);
        await page.GotoAsync("/");
        await ClickAsync(page, "Start");
        await ClickAsync(page, "Continue");
        await LookAsync(page, javaScript: true);
        (await page.TitleAsync()).ShouldStartWith("Error: ");
        (await page.EvaluateAsync<string>("() => document.activeElement.className")).ShouldContain("govuk-error-summary");

        await ClickAsync(page, "Skip");
        var tooLong = new string('a', 20_001);
        await page.Locator("#words").EvaluateAsync("(area, text) => { area.removeAttribute('maxlength'); area.value = text; }", tooLong);
        await ClickAsync(page, "Continue");

        (await page.TitleAsync()).ShouldStartWith("Error: ");
        (await page.Locator("#words").InputValueAsync()).Length.ShouldBe(20_001);
        await LookAsync(page, javaScript: true);
    }

    [Fact]
    public async Task It_works_with_the_keyboard_alone_and_focus_is_always_seen()
    {
        var page = await site.OpenAsync();
        await page.GotoAsync("/");
        await PressAsync(page, "Start");
        await PressAsync(page, "Skip");
        foreach (var words in Words)
        {
            await TabToAsync(page, "#words");
            await page.Keyboard.TypeAsync(words);
            await PressAsync(page, "Continue");
        }

        await PressAsync(page, "Send my words");

        (await page.Locator("h1").InnerTextAsync()).ShouldBe("Thank you. We got your words");
    }

    [Fact]
    public async Task Two_taps_on_send_make_one_record()
    {
        var page = await site.OpenAsync(320);
        await page.GotoAsync("/");
        await ClickAsync(page, "Start");
        await ClickAsync(page, "Skip");
        await page.FillAsync("#words", "Once is enough.");
        await ClickAsync(page, "Continue");
        for (var question = 0; question < 3; question++)
        {
            await ClickAsync(page, "Skip");
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Send my words" }).DblClickAsync();
        // Of two navigations to one address the browser may report the end of the first alone; what is on the page is waited for below.
        await page.WaitForURLAsync(new Regex("thank-you"), new() { WaitUntil = WaitUntilState.Commit });
        var receipt = await page.Locator(".receipt").First.InnerTextAsync();
        await page.GoBackAsync();
        await page.GotoAsync($"/r/{receipt}");

        (await page.Locator("h1").InnerTextAsync()).ShouldBe("What happened to your words");
    }

    [Fact]
    public async Task Nothing_stays_in_the_browser()
    {
        var page = await site.OpenAsync();
        await page.GotoAsync("/");
        await WalkAsync(page, () => Task.CompletedTask);

        (await page.EvaluateAsync<int>("() => localStorage.length + sessionStorage.length")).ShouldBe(0);
        (await page.Context.CookiesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Words_can_be_taken_back_with_the_code()
    {
        var page = await site.OpenAsync(320);
        await page.GotoAsync("/");
        await WalkAsync(page, () => Task.CompletedTask, stopAt: "thank-you");
        await page.GetByRole(AriaRole.Link, new() { Name = "Delete what I said" }).ClickAsync();
        await LookAsync(page, javaScript: true);
        await ClickAsync(page, "Yes, delete my words");

        (await page.Locator("h1").InnerTextAsync()).ShouldBe("We deleted your words");
        await LookAsync(page, javaScript: true);
    }

    /// <summary>From the start page to the end, answering each kind of page; <paramref name="look"/> runs on each.</summary>
    private static async Task WalkAsync(IPage page, Func<Task> look, string? stopAt = null)
    {
        var question = 0;
        for (var step = 0; step < 40; step++)
        {
            await look();
            var path = new Uri(page.Url).AbsolutePath;
            if (path.EndsWith("/done", StringComparison.Ordinal) || (stopAt is not null && path.EndsWith(stopAt, StringComparison.Ordinal)))
            {
                return;
            }

            if (path.Contains("/question/", StringComparison.Ordinal))
            {
                await page.FillAsync("#words", Words[question++]);
            }
            else if (AnswerPage().IsMatch(path))
            {
                await page.Locator("input[type=radio], input[type=checkbox]").First.CheckAsync();
            }

            await page.Locator("main .govuk-button:not(.govuk-button--secondary):visible").First.ClickAsync();
        }
    }

    private static async Task LookAsync(IPage page, bool javaScript)
    {
        await page.ShouldNotScrollSidewaysAsync();
        (await page.Locator("h1").CountAsync()).ShouldBe(1, page.Url);
        if (javaScript)
        {
            // axe is a script itself.
            await page.ShouldBeWholeAsync();
            await page.ShouldBeAccessibleAsync();
            await page.ShouldHaveLargeTargetsAsync();
        }
    }

    private static Task ClickAsync(IPage page, string button) => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    private static async Task PressAsync(IPage page, string button)
    {
        await TabToAsync(page, $"text=\"{button}\"");
        var left = page.Url;
        await page.EvaluateAsync("() => { window.pressedHere = true; }");
        for (var press = 0; press < MostPresses; press++)
        {
            // Unlike a click, a key does not wait for where it leads; and a busy browser loses one now and then, which leaves the page as it was.
            await page.Keyboard.PressAsync("Enter");
            if (await HasLeftAsync(page, left))
            {
                return;
            }

            (await page.EvaluateAsync<bool>("() => window.pressedHere === true")).ShouldBeTrue($"{button} came back to {left}: {await page.Locator("main").InnerTextAsync()}");
        }

        throw new InvalidOperationException($"{button} leads nowhere from {left}.");
    }

    private static async Task<bool> HasLeftAsync(IPage page, string url)
    {
        try
        {
            await page.WaitForURLAsync(now => now != url, new() { Timeout = PatienceMilliseconds });
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private static async Task TabToAsync(IPage page, string selector)
    {
        var target = page.Locator(selector).Last;
        for (var presses = 0; presses < 30; presses++)
        {
            if (await target.EvaluateAsync<bool>("element => document.activeElement === element"))
            {
                (await target.EvaluateAsync<bool>("element => { const style = getComputedStyle(element); return style.outlineStyle !== 'none' || style.boxShadow !== 'none'; }")).ShouldBeTrue(page.Url);
                return;
            }

            await page.Keyboard.PressAsync("Tab");
        }

        throw new InvalidOperationException($"The keyboard does not reach {selector} on {page.Url}.");
    }

    [GeneratedRegex("/(who|about-you/[a-z_]+)$")]
    private static partial Regex AnswerPage();
}
