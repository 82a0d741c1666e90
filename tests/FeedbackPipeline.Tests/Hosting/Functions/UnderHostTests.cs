using System.Net;
using System.Net.Http.Json;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Securing.Staffing;
using FeedbackPipeline.Tests.Collecting;
using FeedbackPipeline.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace FeedbackPipeline.Tests.Hosting.Functions;

/// <summary>The site as people get it through the host, which tells the product only its own address.</summary>
public sealed class UnderHostTests
{
    private const string PublicAddress = "https://feedback.example.org";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_runs_but_what_the_host_calls_for()
    {
        await using var hosted = HostedApp.Create();
        await using var alone = new PipelineApp();

        // Codes are mailed right behind the answer of the very process that was asked for one, so that the answer tells nobody's address.
        Own(hosted).ShouldBe(["MailCodes"]);
        Own(alone).Order().ShouldBe(["MailCodes", "PrintSignInLink", "QueuePumps", "Timers"]);
    }

    [Fact]
    public async Task Whoever_must_sign_in_is_sent_there_without_the_handlers_address()
    {
        await using var app = HostedApp.Create();

        var answer = await Person(app).GetAsync("/review/feedback", Stop);

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.OriginalString.ShouldBe("/sign-in?ReturnUrl=/review/feedback");
    }

    [Fact]
    public async Task The_cookie_of_staff_is_for_the_secure_site_alone()
    {
        await using var app = HostedApp.Create();
        var member = new StaffMember("s_one", [Roles.Reviewer], "organisation");
        await app.Get<IStaffBook>().SaveAsync(member, "test", Stop);
        var link = await app.Get<IssueTokens>().LinkAsync(member, Stop);
        var browser = Person(app);
        // Only by https does a browser send back the secure cookie against forgery; what the host passes on is proved in StaffTests.
        browser.BaseAddress = new("https://localhost/");

        var entered = await browser.SubmitAsync(await browser.PageAsync(link), link);

        entered.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("feedback-staff=", StringComparison.Ordinal)).ShouldContain("; secure");
    }

    [Fact]
    public async Task Browsers_are_told_to_come_by_https_only()
    {
        await using var app = HostedApp.Create();

        (await Person(app).GetAsync("/pictures", Stop)).Headers.Contains("Strict-Transport-Security").ShouldBeTrue();
    }

    [Fact]
    public async Task A_link_to_come_back_by_has_the_address_of_the_settings_whatever_a_client_calls_itself()
    {
        await using var app = HostedApp.Create(("Organisation:PublicBaseUrl", PublicAddress));

        (await LinkToComeBackAsync(app, "somebody.example.net")).ShouldStartWith($"{PublicAddress}/form/");
    }

    [Fact]
    public async Task Without_that_setting_it_has_the_address_the_host_was_called_by()
    {
        await using var app = HostedApp.Create();

        (await LinkToComeBackAsync(app, "feedback.example.org")).ShouldStartWith($"{PublicAddress}/form/");
    }

    [Fact]
    public async Task A_process_of_its_own_does_not_believe_such_headers()
    {
        await using var app = new PipelineApp();

        (await LinkToComeBackAsync(app, "somebody.example.net")).ShouldStartWith("http://127.0.0.1:7999/form/");
    }

    [Fact]
    public async Task Words_sent_in_pieces_of_unknown_length_arrive()
    {
        await using var app = HostedApp.Create();
        using var content = JsonContent.Create(new { text = "The bus is late." });

        content.Headers.ContentLength.ShouldBeNull();
        (await Person(app).PostAsync("/api/feedback", content, Stop)).StatusCode.ShouldBe(HttpStatusCode.Accepted);
    }

    private static async Task<string> LinkToComeBackAsync(PipelineApp app, string host)
    {
        var walk = new FormWalk(Person(app, host));
        await walk.OpenAsync("/");
        await walk.SendAsync();
        await walk.OpenAsync($"/form/{walk.Draft}/later");
        return walk.Page.QuerySelector("#link")!.TextContent;
    }

    private static HttpClient Person(PipelineApp app, string host = "feedback.example.org")
    {
        var client = app.Anyone();
        client.DefaultRequestHeaders.Host = "127.0.0.1:7999";
        client.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.7");
        client.DefaultRequestHeaders.Add("X-Forwarded-Host", host);
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        client.DefaultRequestHeaders.Add("X-Azure-Functions-InvocationId", HostedApp.InvocationId);
        return client;
    }

    private static IEnumerable<string> Own(PipelineApp app)
        => app.Services.GetServices<IHostedService>().Select(service => service.GetType()).Where(type => type.FullName!.StartsWith("FeedbackPipeline.", StringComparison.Ordinal) && !type.IsNested).Select(type => type.Name);
}
