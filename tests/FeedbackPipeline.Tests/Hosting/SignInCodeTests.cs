using System.Net;
using System.Text.RegularExpressions;
using FeedbackPipeline.Alerting.Mailing;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Securing.Staffing;
using FeedbackPipeline.Tests.Collecting;
using FeedbackPipeline.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace FeedbackPipeline.Tests.Hosting;

/// <summary>Codes by e-mail, for people without a work account.</summary>
public sealed partial class SignInCodeTests : IAsyncLifetime
{
    private const string Known = "ann@example.org";
    private readonly MailRecorder mail = new();
    private PipelineApp app = null!;

    public async ValueTask InitializeAsync()
    {
        app = new(("Organisation:PublicBaseUrl", "https://feedback.example.org/"), ("Limiting:SignInsPerMinute", "8")) { Replace = services => services.AddSingleton<IMailer>(mail) };
        await app.Get<IStaffBook>().SaveAsync(new("s_ann", [Roles.Reviewer], "organisation"), "test", TestContext.Current.CancellationToken);
        await app.Get<IStaffBook>().SetAddressAsync("s_ann", Known, "test", TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_code_signs_in_once_and_opening_its_link_uses_nothing_up()
    {
        var browser = app.Anyone();
        await AskAsync(browser, " Ann@Example.org");
        var message = await mail.NextAsync();
        var link = Link().Match(message.Text).Value;
        await browser.PageAsync(link);

        var page = await browser.PageAsync(link);
        var entered = await browser.SubmitAsync(page, link, ("code", CodeOf(message)));
        var again = await app.Anyone().SubmitAsync(page, link, ("code", CodeOf(message)));

        message.To.ShouldBe([Known]);
        entered.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        entered.Headers.Location!.OriginalString.ShouldBe("/review");
        (await browser.GetAsync(new Uri("/review/feedback", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK);
        again.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await app.TextsAsync("SELECT subject || ' ' || detail FROM audit WHERE action = 'signed-in'")).ShouldBe(["s_ann code"]);
    }

    [Fact]
    public async Task Whether_an_address_is_known_can_be_seen_in_nothing()
    {
        // Nothing is sent until the test says so: an answer that waited for the mail would never come.
        var held = new TaskCompletionSource();
        mail.Holds = held.Task;
        var known = await AnswerAsync(Known);
        var unknown = await AnswerAsync("nobody@example.org");
        held.SetResult();
        await mail.NextAsync();

        var (wrong, none) = (await TryAsync(known.Page, "00000000"), await TryAsync(unknown.Page, "00000000"));

        known.Status.ShouldBe(unknown.Status);
        WithoutSecrets(known.Text).ShouldBe(WithoutSecrets(unknown.Text));
        wrong.Status.ShouldBe(HttpStatusCode.BadRequest);
        none.Status.ShouldBe(wrong.Status);
        WithoutSecrets(none.Text).ShouldBe(WithoutSecrets(wrong.Text));
        mail.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public async Task After_five_wrong_guesses_even_the_right_code_is_worth_nothing()
    {
        var browser = app.Anyone();
        var link = await AskAsync(browser, Known);
        var code = CodeOf(await mail.NextAsync());
        var page = await browser.PageAsync(link);
        for (var guess = 0; guess < SignInCode.Guesses; guess++)
        {
            (await browser.SubmitAsync(page, link, ("code", code == "11111111" ? "22222222" : "11111111"))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        }

        (await browser.SubmitAsync(page, link, ("code", code))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Of_many_who_try_one_code_at_once_one_gets_in()
    {
        var link = await AskAsync(app.Anyone(), Known);
        var code = CodeOf(await mail.NextAsync());
        var codes = app.Get<FeedbackPipeline.Hosting.SigningIn.Codes.MailCodes>();
        var request = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(new Uri(new Uri("http://site"), link).Query)["request"].ToString();

        var entered = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => codes.UseAsync(request, code, TestContext.Current.CancellationToken)));

        entered.OfType<StaffMember>().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_code_expires()
    {
        var browser = app.Anyone();
        var link = await AskAsync(browser, Known);
        var code = CodeOf(await mail.NextAsync());
        app.Time.Advance(TimeSpan.FromMinutes(10));

        (await browser.SubmitAsync(await browser.PageAsync(link), link, ("code", code))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_removed_member_can_not_use_a_code_that_is_on_its_way()
    {
        var browser = app.Anyone();
        var link = await AskAsync(browser, Known);
        var code = CodeOf(await mail.NextAsync());
        await app.Get<EndAccess>().OfAsync("s_ann", "test", TestContext.Current.CancellationToken);

        (await browser.SubmitAsync(await browser.PageAsync(link), link, ("code", code))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Nobody_can_fill_a_mailbox_with_codes()
    {
        var browser = app.Anyone();
        for (var asked = 0; asked < 7; asked++)
        {
            await AskAsync(browser, Known);
        }

        await app.Get<IStaffBook>().SaveAsync(new("s_bob", [Roles.Manager], "organisation"), "test", TestContext.Current.CancellationToken);
        await app.Get<IStaffBook>().SetAddressAsync("s_bob", "bob@example.org", "test", TestContext.Current.CancellationToken);
        await AskAsync(browser, "bob@example.org");

        // They are sent in order, so that with the last one all before it are there.
        List<string> to = [];
        do
        {
            to.AddRange((await mail.NextAsync()).To);
        }
        while (to[^1] == Known);
        to.Count(address => address == Known).ShouldBe(5);
    }

    [Fact]
    public async Task One_address_of_the_network_may_try_only_so_often()
    {
        var browser = app.Anyone();
        browser.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");
        var answers = new List<HttpStatusCode>();
        foreach (var path in Enumerable.Repeat<string[]>(["/sign-in", "/sign-in/email", "/sign-in/code"], 3).SelectMany(paths => paths))
        {
            answers.Add((await browser.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
        }

        answers.ShouldBe([.. Enumerable.Repeat(HttpStatusCode.OK, 8), HttpStatusCode.TooManyRequests]);
    }

    [Fact]
    public async Task The_store_knows_neither_code_nor_request()
    {
        var link = await AskAsync(app.Anyone(), Known);
        var code = CodeOf(await mail.NextAsync());

        var kept = string.Join('\n', await app.TextsAsync("SELECT request || ' ' || code FROM sign_in_codes"));

        kept.ShouldNotBeEmpty();
        kept.ShouldNotContain(code);
        kept.ShouldNotContain(link.Split("request=")[1].Split('&')[0]);
    }

    [Fact]
    public async Task What_is_no_address_is_said_so_and_nothing_is_lost()
    {
        var browser = app.Anyone();

        var answer = await browser.SubmitAsync(await browser.PageAsync("/sign-in/email?returnUrl=%2Freview%2Fthemes"), "/sign-in/email", ("address", "ann"));
        var page = await answer.DocumentAsync();

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        page.QuerySelector(".govuk-error-summary a")!.GetAttribute("href").ShouldBe("#address");
        page.QuerySelector("input[name=returnUrl]")!.GetAttribute("value").ShouldBe("/review/themes");
        page.QuerySelector("#address")!.GetAttribute("value").ShouldBe("ann");
    }

    [Fact]
    public async Task Without_mail_no_code_is_offered()
    {
        await using var silent = new PipelineApp();

        (await silent.Anyone().PageAsync("/sign-in")).QuerySelector("a[href^='/sign-in/email']").ShouldBeNull();
        (await silent.Anyone().PageAsync("/sign-in/email")).QuerySelector("form").ShouldBeNull();
        (await app.Anyone().PageAsync("/sign-in")).QuerySelector("a[href='/sign-in/email']").ShouldNotBeNull();
    }

    private static string CodeOf(MailMessage message) => string.Concat(Code().Match(message.Text).Value.Where(char.IsAsciiDigit));

    private static string WithoutSecrets(string text) => Secret().Replace(text, "");

    /// <summary>Asks for a code; the page to type it in.</summary>
    private static async Task<string> AskAsync(HttpClient browser, string address)
    {
        var answer = await browser.SubmitAsync(await browser.PageAsync("/sign-in/email"), "/sign-in/email", ("address", address));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return answer.Headers.Location!.OriginalString;
    }

    private async Task<(HttpStatusCode Status, string Page, string Text)> AnswerAsync(string address)
    {
        var browser = app.Anyone();
        var page = await AskAsync(browser, address);
        using var answer = await browser.GetAsync(new Uri(page, UriKind.Relative), TestContext.Current.CancellationToken);
        return (answer.StatusCode, page, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private async Task<(HttpStatusCode Status, string Text)> TryAsync(string link, string code)
    {
        var browser = app.Anyone();
        using var answer = await browser.SubmitAsync(await browser.PageAsync(link), link, ("code", code));
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [GeneratedRegex("[0-9]{4} [0-9]{4}")]
    private static partial Regex Code();

    [GeneratedRegex("(?<=https://feedback\\.example\\.org)/sign-in/code\\S+")]
    private static partial Regex Link();

    /// <summary>What differs on every page: the request and the token of the form.</summary>
    [GeneratedRegex("value=\"[^\"]{20,}\"")]
    private static partial Regex Secret();
}
