using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace FeedbackPipeline.Browser.Infrastructure;

public static class PageExtensions
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
    };

    /// <summary>No violation of WCAG 2.2 A or AA, or of good practice.</summary>
    public static async Task ShouldBeAccessibleAsync(this IPage page)
    {
        var found = await page.RunAxe(Rules);
        found.Violations.Select(violation => $"{page.Url} {violation.Id}: {string.Join(" | ", violation.Nodes.Select(node => node.Html))}").ShouldBeEmpty();
    }

    /// <summary>Nothing wider than the screen: only tables scroll, inside their own region.</summary>
    public static async Task ShouldNotScrollSidewaysAsync(this IPage page)
    {
        var wider = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        wider.ShouldBeLessThanOrEqualTo(0, page.Url);
    }

    /// <summary>One h1, a title that begins with it or an error, a language, and everything from our own address.</summary>
    public static async Task ShouldBeWholeAsync(this IPage page)
    {
        (await page.Locator("h1").CountAsync()).ShouldBe(1, page.Url);
        (await page.Locator("html").GetAttributeAsync("lang")).ShouldBe("en-GB", page.Url);
        (await page.TitleAsync()).Trim().ShouldNotBeEmpty(page.Url);
        var elsewhere = await page.EvaluateAsync<string[]>("() => performance.getEntriesByType('resource').map(entry => entry.name).filter(name => !name.startsWith(location.origin))");
        elsewhere.ShouldBeEmpty(page.Url);
    }

    /// <summary>Every button, and every choice with its label, is at least 44 pixels high: easy to hit with an unsteady hand.</summary>
    public static async Task ShouldHaveLargeTargetsAsync(this IPage page)
    {
        var small = await page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('button, a[role=button], .govuk-radios__item, .govuk-checkboxes__item, .govuk-input')]
                .filter(element => element.offsetParent !== null && element.tabIndex >= 0 | element.tagName === 'DIV')
                .filter(element => element.getBoundingClientRect().height < 43.5)
                .map(element => element.outerHTML)
            """);
        small.ShouldBeEmpty(page.Url);
    }
}
