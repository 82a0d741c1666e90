using System.Net;
using AngleSharp.Html.Dom;
using FeedbackPipeline.Tests.Infrastructure;

namespace FeedbackPipeline.Tests.Collecting;

/// <summary>A person on the site with a browser without JavaScript and without cookies.</summary>
internal sealed class FormWalk(HttpClient browser)
{
    public string Address { get; private set; } = "/";

    public IHtmlDocument Page { get; private set; } = null!;

    public HttpStatusCode Status { get; private set; }

    public string Heading => Page.QuerySelector("h1")!.TextContent.Trim();

    public string? Error => Page.QuerySelector(".govuk-error-summary a")?.TextContent.Trim();

    public string Draft => Address.Split('/')[2];

    public string Receipt => Page.QuerySelector(".receipt")!.TextContent;

    public async Task<FormWalk> OpenAsync(string address)
    {
        Address = address;
        var answer = await browser.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
        return await ArriveAsync(answer);
    }

    public async Task<FormWalk> SendAsync(params (string Name, string Value)[] fill) => await ArriveAsync(await browser.SubmitAsync(Page, Address, fill));

    public Task<FormWalk> FollowAsync(string linkText)
        => OpenAsync(Page.QuerySelectorAll("a").First(link => link.TextContent.Contains(linkText, StringComparison.Ordinal)).GetAttribute("href")!);

    /// <summary>From the start page to the page that shows every answer; null skips a question.</summary>
    public async Task<FormWalk> ToTheCheckPageAsync(string start = "/", string help = "alone", params string?[] words)
    {
        await OpenAsync(start);
        await SendAsync();
        await SendAsync(("help", help), ("go", "next"));
        if (Address.Contains("/helping", StringComparison.Ordinal))
        {
            await FollowAsync("Continue");
        }

        foreach (var text in words.Concat(Enumerable.Repeat<string?>(null, 4)).Take(4))
        {
            await (text is null ? SendAsync(("go", "skip")) : SendAsync(("words", text), ("go", "next")));
        }

        return this;
    }

    private async Task<FormWalk> ArriveAsync(HttpResponseMessage answer)
    {
        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
        while (answer.StatusCode is HttpStatusCode.Redirect)
        {
            Address = answer.Headers.Location!.OriginalString;
            answer = await browser.GetAsync(new Uri(Address, UriKind.Relative), TestContext.Current.CancellationToken);
            answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
        }

        Status = answer.StatusCode;
        Page = await answer.DocumentAsync();
        return this;
    }
}
