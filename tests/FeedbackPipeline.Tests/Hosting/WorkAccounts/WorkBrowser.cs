using FeedbackPipeline.Tests.Infrastructure;
using Microsoft.AspNetCore.WebUtilities;

namespace FeedbackPipeline.Tests.Hosting.WorkAccounts;

/// <summary>A browser that goes from the site to the provider and back, one step at a time.</summary>
public sealed class WorkBrowser(PipelineApp app)
{
    private static readonly HttpClient Outside = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private readonly HttpClient site = app.Anyone();

    /// <summary>Everything, and what the site says at the end.</summary>
    public async Task<HttpResponseMessage> SignInAsync(string start = "/sign-in/work") => await ReturnAsync(await AskAsync(start));

    /// <summary>What the site asks the provider for.</summary>
    public async Task<Uri> AskAsync(string start = "/sign-in/work") => (await GetAsync(start)).Headers.Location!;

    /// <summary>The way back from the provider, with parts of its answer changed.</summary>
    public async Task<HttpResponseMessage> ReturnAsync(Uri asked, params (string Key, string Value)[] changed)
    {
        var back = (await Outside.GetAsync(asked, TestContext.Current.CancellationToken)).Headers.Location!;
        var query = QueryHelpers.ParseQuery(back.Query).ToDictionary(part => part.Key, part => (string?)part.Value.ToString());
        foreach (var (key, value) in changed)
        {
            query[key] = value;
        }

        return await GetAsync(QueryHelpers.AddQueryString(back.AbsolutePath, query));
    }

    public Task<HttpResponseMessage> GetAsync(string path) => site.GetAsync(new Uri(path, UriKind.RelativeOrAbsolute), TestContext.Current.CancellationToken);

    /// <summary>Where the last step led, and the page there.</summary>
    public async Task<(int Status, string Text)> FollowAsync(HttpResponseMessage answer)
    {
        var page = await GetAsync(answer.Headers.Location!.OriginalString);
        return ((int)page.StatusCode, (await page.DocumentAsync()).QuerySelector("main")!.TextContent);
    }
}
