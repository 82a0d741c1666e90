using System.Net;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Securing.Staffing;
using FeedbackPipeline.Tests.Collecting;
using FeedbackPipeline.Tests.Infrastructure;
using FeedbackPipeline.Vocabulary;
using Microsoft.AspNetCore.WebUtilities;

namespace FeedbackPipeline.Tests.Hosting.WorkAccounts;

/// <summary>Signing in with a work account, against a provider on loopback.</summary>
public sealed class WorkAccountTests : IAsyncLifetime
{
    private OpenIdProvider provider = null!;

    public async ValueTask InitializeAsync() => provider = await OpenIdProvider.StartAsync();

    public ValueTask DisposeAsync() => provider.DisposeAsync();

    [Fact]
    public async Task A_role_of_the_account_lets_its_holder_in_and_roles_we_do_not_know_are_passed_over()
    {
        provider.Claims["roles"] = new[] { "reviewer", "Manager", "owner of everything" };
        await using var app = App();
        var browser = new WorkBrowser(app);

        var entered = await browser.SignInAsync("/sign-in/work?returnUrl=/review/themes");

        entered.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        entered.Headers.Location!.OriginalString.ShouldBe("/review/themes");
        (await browser.GetAsync("/review/themes")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await browser.GetAsync("/settings/reference")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var member = (await StaffAsync(app)).ShouldHaveSingleItem();
        member.Roles.ShouldBe([Roles.Reviewer]);
        member.Place.ShouldBe("organisation");
        member.Id.ShouldNotContain("person-1");
    }

    [Fact]
    public async Task The_provider_is_asked_for_a_code_with_proof_and_for_little_else()
    {
        await using var app = App(("Organisation:PublicBaseUrl", "https://feedback.example.org/"));
        var start = await new WorkBrowser(app).GetAsync("/sign-in/work");

        var asked = QueryHelpers.ParseQuery(start.Headers.Location!.Query);

        asked["response_type"].ToString().ShouldBe("code");
        asked["code_challenge_method"].ToString().ShouldBe("S256");
        asked["scope"].ToString().ShouldBe("openid profile email");
        asked["redirect_uri"].ToString().ShouldBe("https://feedback.example.org/sign-in/callback");
        asked.ContainsKey("response_mode").ShouldBeFalse("the answer comes in the query, or Lax cookies would not come with it");
        start.Headers.GetValues("Set-Cookie").ShouldAllBe(cookie => cookie.Contains("samesite=lax", StringComparison.OrdinalIgnoreCase) && cookie.Contains("httponly", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("nonce", "another")]
    [InlineData("aud", "another-site")]
    [InlineData("iss", "https://elsewhere.example")]
    [InlineData("exp", 1_000_000_000L)]
    [InlineData("nbf", 9_000_000_000L)]
    public async Task A_token_that_is_not_for_this_sign_in_lets_nobody_in(string claim, object value)
    {
        provider.Claims["roles"] = Roles.All;
        provider.Spoil = claims => claims[claim] = value;
        await using var app = App();

        await ShouldStopAsync(app, await new WorkBrowser(app).SignInAsync());
    }

    [Fact]
    public async Task A_token_signed_by_somebody_else_lets_nobody_in()
    {
        provider.Claims["roles"] = Roles.All;
        provider.ForgeSignature = true;
        await using var app = App();

        await ShouldStopAsync(app, await new WorkBrowser(app).SignInAsync());
    }

    [Fact]
    public async Task An_answer_to_a_question_this_browser_did_not_ask_lets_nobody_in()
    {
        provider.Claims["roles"] = Roles.All;
        await using var app = App();
        var (mine, another) = (new WorkBrowser(app), new WorkBrowser(app));

        await ShouldStopAsync(app, await another.ReturnAsync(await mine.AskAsync()));
        await ShouldStopAsync(app, await mine.ReturnAsync(await mine.AskAsync(), ("state", "made-up")));
        await ShouldStopAsync(app, await mine.GetAsync("/sign-in/callback?error=access_denied&state=made-up"));
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example/")]
    public async Task Nobody_is_led_to_another_site(string address)
    {
        provider.Claims["roles"] = new[] { "reviewer" };
        await using var app = App();

        var entered = await new WorkBrowser(app).SignInAsync($"/sign-in/work?returnUrl={Uri.EscapeDataString(address)}");

        entered.Headers.Location!.OriginalString.ShouldBe("/review");
    }

    [Fact]
    public async Task An_account_without_a_role_is_told_so_and_leaves_no_trace()
    {
        provider.Claims["roles"] = new[] { "Reviewer" };
        await using var app = App();
        var browser = new WorkBrowser(app);

        var (status, text) = await browser.FollowAsync(await browser.SignInAsync());

        status.ShouldBe(403);
        text.ShouldContain("Your work account has no role here yet.");
        (await StaffAsync(app)).ShouldBeEmpty();
        (await browser.GetAsync("/review")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_role_that_the_account_loses_is_lost_here_at_its_next_sign_in_and_can_come_back()
    {
        provider.Claims["roles"] = new[] { "reviewer" };
        await using var app = App();
        var browser = new WorkBrowser(app);
        await browser.SignInAsync();
        provider.Claims.Remove("roles");

        var (_, text) = await new WorkBrowser(app).FollowAsync(await new WorkBrowser(app).SignInAsync());
        var meanwhile = await browser.GetAsync("/review/feedback");
        provider.Claims["roles"] = new[] { "manager" };
        await new WorkBrowser(app).SignInAsync();

        text.ShouldContain("no role here");
        meanwhile.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await StaffAsync(app)).ShouldHaveSingleItem().Roles.ShouldBe([Roles.Manager]);
    }

    [Fact]
    public async Task A_removed_member_is_out_at_the_next_request_and_can_not_come_back_with_the_same_account()
    {
        provider.Claims["roles"] = new[] { "reviewer" };
        await using var app = App();
        var browser = new WorkBrowser(app);
        await browser.SignInAsync();
        var before = await browser.GetAsync("/review/feedback");

        await app.Get<EndAccess>().OfAsync((await StaffAsync(app)).Single().Id, "test", TestContext.Current.CancellationToken);
        var after = await browser.GetAsync("/review/feedback");
        var (status, text) = await browser.FollowAsync(await browser.SignInAsync());

        before.StatusCode.ShouldBe(HttpStatusCode.OK);
        after.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        status.ShouldBe(403);
        text.ShouldContain("Your access to this site has ended.");
        (await StaffAsync(app)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_provider_that_is_away_is_a_page_that_says_so()
    {
        await using var app = App(("OpenIdConnect:Authority", "http://127.0.0.1:9"));
        var browser = new WorkBrowser(app);

        var (status, text) = await browser.FollowAsync(await browser.GetAsync("/sign-in/work"));

        status.ShouldBe(503);
        text.ShouldContain("The sign-in of your work account does not answer.");
    }

    [Fact]
    public async Task A_provider_that_goes_away_half_way_is_a_page_that_says_so()
    {
        provider.TokenEndpointFails = true;
        await using var app = App();
        var browser = new WorkBrowser(app);

        var (status, _) = await browser.FollowAsync(await browser.SignInAsync());

        status.ShouldBe(503);
    }

    [Fact]
    public async Task The_sign_in_page_offers_a_work_account_only_where_there_is_a_provider()
    {
        await using var with = App();
        await using var without = new PipelineApp();

        (await with.Anyone().PageAsync("/sign-in?ReturnUrl=%2Freview%2Fthemes")).QuerySelector("main a[role=button]")!.GetAttribute("href").ShouldBe("/sign-in/work?returnUrl=/review/themes");
        (await without.Anyone().PageAsync("/sign-in")).QuerySelector("main a[role=button]").ShouldBeNull();
        (await new WorkBrowser(without).GetAsync("/sign-in/work")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_cookie_holds_nothing_of_the_provider_and_is_like_that_of_a_link()
    {
        provider.Claims["roles"] = new[] { "reviewer" };
        await using var app = App();

        var entered = await new WorkBrowser(app).SignInAsync();

        var cookie = entered.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("feedback-staff=", StringComparison.Ordinal));
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=lax");
        cookie.ShouldNotContain("expires");
        cookie.Length.ShouldBeLessThan(800, "tokens would make it far longer");
        (await app.TextsAsync("SELECT action || ' ' || coalesce(detail, '') FROM audit ORDER BY number")).ShouldBe(["staff-saved reviewer at organisation", "work-account-kept ", "signed-in work-account"]);
    }

    [Fact]
    public async Task The_doctor_asks_the_provider_about_itself()
    {
        await using var app = App(("Organisation:PublicBaseUrl", "https://feedback.example.org/"));
        await using var away = App(("OpenIdConnect:Authority", "http://127.0.0.1:9"));
        await using var mistaken = new PipelineApp(("SigningIn:EasyAuth", "true"));

        (await LookAsync(app)).ShouldBe(Finding.Fine("By work accounts, links and codes. The provider answers."));
        (await LookAsync(away)).State.ShouldBe(FindingState.Wrong);
        (await LookAsync(mistaken)).Says.ShouldContain("WEBSITE_AUTH_ENABLED");
    }

    [Theory]
    [InlineData("http://login.example.org", "OpenIdConnect:Authority must be the https address of the provider.")]
    [InlineData("https://login.example.org", "OpenIdConnect:ClientId must be the id this site has at the provider.")]
    public async Task A_provider_that_is_half_set_up_stops_the_start(string authority, string says)
    {
        using var folder = new TemporaryFolder();

        var (exitCode, _, errors) = await ProductProcess.RunAsync(folder.Path, TestContext.Current.CancellationToken, "serve", "--urls", "http://127.0.0.1:0", "--OpenIdConnect:Authority", authority);

        exitCode.ShouldBe(2);
        errors.ShouldContain(says);
    }

    private PipelineApp App(params (string Key, string Value)[] more)
    {
        var app = new PipelineApp([.. provider.Settings().Where(setting => more.All(given => given.Key != setting.Key)), .. more]);
        app.Time.SetUtcNow(provider.Now);
        return app;
    }

    private static Task<Finding> LookAsync(PipelineApp app) => app.Get<IEnumerable<ICheckup>>().Single(checkup => checkup.Name == "sign-in").LookAsync(TestContext.Current.CancellationToken);

    private static async Task ShouldStopAsync(PipelineApp app, HttpResponseMessage answer)
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.OriginalString.ShouldBe("/sign-in/stopped?why=failed");
        (await StaffAsync(app)).ShouldBeEmpty();
    }

    private static Task<IReadOnlyList<StaffMember>> StaffAsync(PipelineApp app) => app.Get<IStaffBook>().ListAsync(TestContext.Current.CancellationToken);
}
