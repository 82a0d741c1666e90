using FeedbackPipeline.Browser.Infrastructure;
using Microsoft.Playwright;

namespace FeedbackPipeline.Browser;

/// <summary>Somebody talks instead of writing. The browser's microphone is a device of its own that beeps.</summary>
public sealed class RecordingTests(Site site)
{
    [Theory]
    [InlineData(320)]
    [InlineData(1100)]
    public async Task A_voice_is_recorded_heard_and_sent_with_the_keyboard_alone(int width)
    {
        var page = await AtTheRecorderAsync(width);
        await LookAsync(page);
        var first = await ButtonsAsync(page);

        await PressAsync(page, "start");
        await FocusedAsync(page, "stop");
        var during = await ButtonsAsync(page);
        var recording = await page.Locator("[data-recorder=state]").InnerTextAsync();
        await LookAsync(page);
        await PressAsync(page, "stop");
        await FocusedAsync(page, "play");
        var stopped = await page.Locator("[data-recorder=state]").InnerTextAsync();
        await LookAsync(page);
        var after = await ButtonsAsync(page);
        await PressAsync(page, "play");
        var playing = await page.Locator("[data-recorder=play]").InnerTextAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Use this recording" }).PressAsync("Enter");

        (first, during, after).ShouldBe(("Start", "Stop", "Play Again Delete"));
        recording.ShouldBe("Recording. Talk now.");
        stopped.ShouldBe("The recording has stopped. You can play it now.");
        playing.ShouldBe("Stop playing");
        await page.WaitForURLAsync("**/check");
        (await page.Locator(".answers").InnerTextAsync()).ShouldContain("We have your recording.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send my words" }).PressAsync("Enter");
        (await page.Locator("h1").InnerTextAsync()).ShouldBe("Thank you. We have your recording");
    }

    [Fact]
    public async Task A_recording_can_be_deleted_and_made_again_before_it_is_sent()
    {
        var page = await AtTheRecorderAsync(320);
        await PressAsync(page, "start");
        await FocusedAsync(page, "stop");
        await PressAsync(page, "stop");
        await FocusedAsync(page, "play");

        await PressAsync(page, "delete");
        await FocusedAsync(page, "start");
        var deleted = await FilesAsync(page);
        await PressAsync(page, "start");
        await FocusedAsync(page, "stop");
        await PressAsync(page, "stop");
        await FocusedAsync(page, "play");
        await PressAsync(page, "again");
        await FocusedAsync(page, "stop");
        await PressAsync(page, "stop");
        await FocusedAsync(page, "play");

        deleted.ShouldBe(0);
        (await FilesAsync(page)).ShouldBe(1);
    }

    [Fact]
    public async Task It_stops_after_its_minutes_and_says_so_before()
    {
        var page = await AtTheRecorderAsync(1100, fastClock: true);
        await PressAsync(page, "start");
        await FocusedAsync(page, "stop");

        await page.Clock.FastForwardAsync("02:30");
        var warned = await page.Locator("[data-recorder=state]").InnerTextAsync();
        await page.Clock.FastForwardAsync("00:30");
        await FocusedAsync(page, "play");

        warned.ShouldBe("You have 30 seconds left.");
        await Assertions.Expect(page.Locator("[data-recorder=state]")).ToHaveTextAsync("3 minutes are over. The recording has stopped. You can play it now.");
        (await FilesAsync(page)).ShouldBe(1);
    }

    [Fact]
    public async Task Sending_while_it_records_stops_it_and_loses_nothing()
    {
        var page = await AtTheRecorderAsync(1100);
        await PressAsync(page, "start");
        await FocusedAsync(page, "stop");

        await page.GetByRole(AriaRole.Button, new() { Name = "Use this recording" }).ClickAsync();
        await FocusedAsync(page, "play");
        await page.GetByRole(AriaRole.Button, new() { Name = "Use this recording" }).ClickAsync();

        await page.WaitForURLAsync("**/check");
        (await page.Locator(".answers").InnerTextAsync()).ShouldContain("We have your recording.");
    }

    [Fact]
    public async Task Without_scripts_there_is_the_field_for_a_file_alone()
    {
        var page = await AtTheRecorderAsync(320, javaScript: false);

        (await page.Locator("#recorder").IsVisibleAsync()).ShouldBeFalse();
        (await page.Locator("#recording").IsVisibleAsync()).ShouldBeTrue();
        await page.ShouldNotScrollSidewaysAsync();
    }

    private static Task<int> FilesAsync(IPage page) => page.EvaluateAsync<int>("() => [...document.querySelector('#recording').files].filter(file => file.size > 0).length");

    /// <summary>The buttons somebody can see.</summary>
    private static async Task<string> ButtonsAsync(IPage page) => string.Join(' ', await page.Locator("#recorder button:visible").AllInnerTextsAsync());

    private static Task PressAsync(IPage page, string button) => page.Locator($"[data-recorder={button}]").PressAsync("Enter");

    private static async Task FocusedAsync(IPage page, string button) => await page.WaitForFunctionAsync("name => document.activeElement?.dataset.recorder === name", button);

    private static async Task LookAsync(IPage page)
    {
        await page.ShouldBeWholeAsync();
        await page.ShouldBeAccessibleAsync();
        await page.ShouldNotScrollSidewaysAsync();
        await page.ShouldHaveLargeTargetsAsync();
    }

    private async Task<IPage> AtTheRecorderAsync(int width, bool javaScript = true, bool fastClock = false)
    {
        var page = await site.OpenAsync(width, javaScript);
        if (fastClock)
        {
            await page.Clock.InstallAsync();
        }

        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Button, new() { Name = "Start" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Skip" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Record or send your voice" }).ClickAsync();
        return page;
    }
}
