using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using FeedbackPipeline.Tests.Collecting;
using FeedbackPipeline.Tests.Collecting.Texting;
using FeedbackPipeline.Tests.Infrastructure;

namespace FeedbackPipeline.Tests.Hosting.Functions.BothWays;

/// <summary>What people and their programs do on the site, through either kind of host.</summary>
public sealed class PeopleTests(BothWays host) : IClassFixture<BothWays>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Proxying")]
    [InlineData("Forwarding")]
    public async Task The_form_is_filled_sent_found_by_its_receipt_and_taken_back(string mode)
    {
        using var browser = host.Anyone(mode);
        var person = await new FormWalk(browser).ToTheCheckPageAsync("/", "alone", $"The garden, {mode}");
        await person.SendAsync();
        var receipt = person.Receipt;
        host.World.Gateway.Holding($"The garden, {mode}").ShouldNotBeEmpty();

        await person.OpenAsync($"/r/{receipt}");
        person.Status.ShouldBe(HttpStatusCode.OK);
        await person.OpenAsync($"/r/{receipt}/delete");
        await person.SendAsync();

        person.Heading.ShouldBe("We deleted your words");
        host.World.Gateway.Holding($"The garden, {mode}").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Proxying")]
    [InlineData("Forwarding")]
    public async Task Several_answers_to_one_question_arrive_as_several(string mode)
    {
        using var browser = host.Anyone(mode);
        var person = await new FormWalk(browser).ToTheCheckPageAsync("/", "alone", $"Two answers, {mode}");
        await person.SendAsync();
        var receipt = person.Receipt;
        await person.OpenAsync($"/r/{receipt}/about-you/communication");
        await person.SendAsync(("answer", "speech"), ("answer", "makaton"), ("go", "next"));

        var feedback = host.World.Gateway.OfType("items", "feedback").Single(document => (string?)document["receipt"] == receipt);
        feedback.ToJsonString().ShouldContain("makaton");
        feedback.ToJsonString().ShouldContain("speech");
    }

    [Theory]
    [InlineData("Proxying")]
    [InlineData("Forwarding")]
    public async Task A_link_to_come_back_by_has_the_sites_own_address(string mode)
    {
        using var browser = host.Anyone(mode);
        browser.DefaultRequestHeaders.Host = "somebody.example.net";
        var person = new FormWalk(browser);
        await person.OpenAsync("/");
        await person.SendAsync();
        await person.OpenAsync($"/form/{person.Draft}/later");

        person.Page.QuerySelector("#link")!.TextContent.ShouldStartWith($"{Texts.Address}/form/");
    }

    [Theory]
    [InlineData("Proxying")]
    [InlineData("Forwarding")]
    public async Task A_program_sends_words_with_their_length_and_takes_them_back(string mode)
    {
        using var program = host.Anyone(mode);
        using var content = new StringContent(JsonSerializer.Serialize(new { text = $"By a program, {mode}" }), Encoding.UTF8, "application/json");

        using var taken = await program.PostAsync(new Uri("/api/feedback", UriKind.Relative), content, Stop);
        taken.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        var receipt = (await taken.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("receipt").GetString();
        using var deleted = await program.DeleteAsync(new Uri($"/api/feedback/{receipt}", UriKind.Relative), Stop);

        deleted.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        host.World.Gateway.Holding($"By a program, {mode}").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Proxying", HttpStatusCode.Accepted)]
    [InlineData("Forwarding", HttpStatusCode.InternalServerError)]
    public async Task Words_without_their_length_are_kept_or_refused_but_never_half_kept(string mode, HttpStatusCode expected)
    {
        using var program = host.Anyone(mode);
        using var content = JsonContent.Create(new { text = $"Of unknown length, {mode}" });

        using var answer = await program.PostAsync(new Uri("/api/feedback", UriKind.Relative), content, Stop);

        answer.StatusCode.ShouldBe(expected);
        host.World.Gateway.Holding($"Of unknown length, {mode}").Any().ShouldBe(expected is HttpStatusCode.Accepted);
    }

    [Theory]
    [InlineData("Proxying")]
    [InlineData("Forwarding")]
    public async Task A_text_that_Twilio_signed_for_the_sites_address_is_taken_once_and_any_other_refused(string mode)
    {
        using var twilio = host.Anyone(mode);
        var fields = Texts.Fields($"By text, {mode} & more", Texts.Number, ("MessageSid", $"SM-{mode}"));

        using var taken = await Texts.SendAsync(twilio, fields);
        using var again = await Texts.SendAsync(twilio, fields);
        using var forged = await Texts.SendAsync(twilio, fields, "http://127.0.0.1");

        taken.StatusCode.ShouldBe(HttpStatusCode.OK);
        taken.Content.Headers.ContentType!.MediaType.ShouldBe("text/xml");
        again.StatusCode.ShouldBe(HttpStatusCode.OK);
        forged.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("Proxying")]
    [InlineData("Forwarding")]
    public async Task Pages_and_their_files_come_whole_with_what_protects_them(string mode)
    {
        using var browser = host.Anyone(mode);

        using var page = await browser.GetAsync(new Uri("/pictures", UriKind.Relative), Stop);
        using var style = await browser.GetAsync(new Uri("/site.css", UriKind.Relative), Stop);
        using var unknown = await browser.GetAsync(new Uri("/nothing-here", UriKind.Relative), Stop);

        page.Headers.Contains("Strict-Transport-Security").ShouldBeTrue();
        page.Headers.Contains("Content-Security-Policy").ShouldBeTrue();
        (await page.Content.ReadAsStringAsync(Stop)).TrimEnd().ShouldEndWith("</html>");
        style.Content.Headers.ContentType!.MediaType.ShouldBe("text/css");
        unknown.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await unknown.Content.ReadAsStringAsync(Stop)).ShouldContain("We can not find this page");
    }
}
