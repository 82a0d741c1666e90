using System.Net;
using System.Text;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Securing.Staffing;
using FeedbackPipeline.Tests.Infrastructure;

namespace FeedbackPipeline.Tests.Hosting.Functions.BothWays;

/// <summary>What staff do on the site, through either kind of host: signing in, forms with their token against forgery, files up and down.</summary>
public sealed class StaffTests(BothWays host) : IClassFixture<BothWays>
{
    private const string Transcripts = "/review/transcripts";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Proxying")]
    [InlineData("Forwarding")]
    public async Task A_link_signs_in_with_cookies_for_the_secure_site_alone(string mode)
    {
        var (cookies, browser) = Browser(mode);

        using var sent = await browser.GetAsync(new Uri("/review/feedback?on=2026-01-01", UriKind.Relative), Stop);
        using var entered = await SignInAsync(browser, mode);
        using var page = await browser.GetAsync(new Uri("/review", UriKind.Relative), Stop);

        sent.Headers.Location!.OriginalString.ShouldBe("/sign-in?ReturnUrl=/review/feedback%3Fon%3D2026-01-01");
        entered.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        entered.Headers.Location!.OriginalString.ShouldBe("/review");
        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        cookies.Set.Count.ShouldBeGreaterThan(1);
        cookies.Set.ShouldAllBe(cookie => cookie.Contains("; secure", StringComparison.Ordinal) && cookie.Contains("; httponly", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Proxying")]
    [InlineData("Forwarding")]
    public async Task A_file_with_its_length_is_uploaded_by_a_form_with_its_token_and_by_no_other(string mode)
    {
        var (_, browser) = Browser(mode);
        (await SignInAsync(browser, mode)).Dispose();
        var page = await browser.PageAsync(Transcripts);
        var hidden = page.QuerySelectorAll("main form input[type=hidden]").Select(field => (Name: field.GetAttribute("name")!, Value: field.GetAttribute("value") ?? "")).ToList();
        var place = page.QuerySelector("#place option")!.GetAttribute("value")!;
        hidden.ShouldContain(field => field.Name == "__RequestVerificationToken");

        using var forged = await UploadAsync(browser, [.. hidden.Where(field => field.Name != "__RequestVerificationToken"), ("Form.Place", place)]);
        using var taken = await UploadAsync(browser, [.. hidden, ("Form.Place", place)]);

        forged.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        taken.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await browser.PageAsync(taken.Headers.Location!.OriginalString)).QuerySelector("#text")!.TextContent.ShouldContain("I like the garden.");
    }

    [Theory]
    [InlineData("Proxying")]
    [InlineData("Forwarding")]
    public async Task A_file_comes_down_under_its_name(string mode)
    {
        var (_, browser) = Browser(mode);
        (await SignInAsync(browser, mode)).Dispose();

        using var file = await browser.GetAsync(new Uri("/settings/themes/file", UriKind.Relative), Stop);

        file.StatusCode.ShouldBe(HttpStatusCode.OK);
        file.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        file.Headers.CacheControl!.NoStore.ShouldBeTrue();
        (await file.Content.ReadAsStringAsync(Stop)).ShouldContain("\"themes\"");
    }

    private static async Task<HttpResponseMessage> UploadAsync(HttpClient browser, IEnumerable<(string Name, string Value)> fields)
    {
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            content.Add(new StringContent(value), name);
        }

        content.Add(new ByteArrayContent(Encoding.UTF8.GetBytes("I like the garden.")), "Form.File", "talk.txt");
        return await browser.PostAsync(new Uri(Transcripts, UriKind.Relative), content, Stop);
    }

    private (KeepCookies Cookies, HttpClient Browser) Browser(string mode)
    {
        var front = host.Anyone(mode);
        var cookies = new KeepCookies(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, UseCookies = false });
        return (cookies, new(cookies) { BaseAddress = front.BaseAddress, DefaultRequestHeaders = { Host = front.DefaultRequestHeaders.Host } });
    }

    private async Task<HttpResponseMessage> SignInAsync(HttpClient browser, string mode)
    {
        await using var inside = host.World.Inside();
        var member = new StaffMember($"s_{mode}", [.. Roles.All], "organisation");
        await inside.Get<IStaffBook>().SaveAsync(member, "test", Stop);
        // The clock of the process is the system's.
        inside.Time.SetUtcNow(TimeProvider.System.GetUtcNow());
        var link = await inside.Get<IssueTokens>().LinkAsync(member, Stop);
        return await browser.SubmitAsync(await browser.PageAsync(link), link);
    }
}
