using System.Net;

namespace FeedbackPipeline.Tests.Collecting.Texting;

/// <summary>What comes through the door, before it is understood.</summary>
public sealed class TwilioWebhookTests
{
    private const string Route = "/api/inbound/sms/twilio";

    [Fact]
    [Trait("Store", "SQLite")]
    public async Task A_signed_text_is_kept_sealed_and_answered_with_an_empty_reply()
    {
        await using var texts = new Texts();

        using var answer = await Texts.SendAsync(texts.App.Anyone(), TwilioSignatureTests.Text);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/xml");
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldEndWith("<Response/>");
        var kept = (await texts.App.TextsAsync("SELECT content FROM texts_in WHERE worked IS NULL")).ShouldHaveSingleItem();
        kept.ShouldNotContain("café");
        (await texts.App.NumberAsync("SELECT count(*) FROM queue WHERE name = 'sms-in'")).ShouldBe(1);
    }

    [Fact]
    [Trait("Store", "SQLite")]
    public async Task The_words_arrive_as_they_were_written()
    {
        await using var texts = new Texts();

        await Texts.SendAsync(texts.App.Anyone(), TwilioSignatureTests.Text);
        await texts.App.DrainAsync();

        (await texts.App.WordsAsync()).ShouldBe(["text: The bus café was too loud & bright"]);
        (await texts.App.TextsAsync("SELECT channel || ' ' || state FROM feedback")).ShouldBe(["sms tagged"]);
    }

    [Theory]
    [InlineData("X-Twilio-Signature", "u73sdr+sD9tkyka6wdiKJHo3w00=")]
    [InlineData("X-Twilio-Signature", "nonsense")]
    [InlineData("X-Other", "1")]
    public async Task A_text_without_a_fitting_signature_is_turned_away(string header, string value)
    {
        await using var texts = new Texts();
        using var request = new HttpRequestMessage(HttpMethod.Post, Route) { Content = new FormUrlEncodedContent(Texts.Fields("Hello", Texts.Number, ("MessageSid", "SM1"))) };
        request.Headers.Add(header, value);

        var answer = await texts.App.Anyone().SendAsync(request, TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await texts.App.NumberAsync("SELECT count(*) FROM texts_in")).ShouldBe(0);
    }

    [Fact]
    public async Task Without_a_token_in_the_settings_no_text_is_taken_in()
    {
        await using var texts = new Texts(("Texting:TwilioAuthToken", ""));

        (await Texts.SendAsync(texts.App.Anyone(), TwilioSignatureTests.Text)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Behind_a_proxy_the_address_is_the_one_Twilio_called()
    {
        await using var texts = new Texts(("Organisation:PublicBaseUrl", ""));

        (await Texts.SendAsync(texts.App.Anyone(), TwilioSignatureTests.Text)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await Texts.SendAsync(texts.App.Anyone(), TwilioSignatureTests.Text, Texts.Address, ("X-Forwarded-Proto", "https, http"), ("X-Forwarded-Host", "feedback.example.org"))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Texts.SendAsync(texts.App.Anyone(), TwilioSignatureTests.Text, "http://localhost")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_text_delivered_twice_is_one_feedback_and_one_reply()
    {
        await using var texts = new Texts();

        await Texts.SendAsync(texts.App.Anyone(), TwilioSignatureTests.Text);
        await texts.App.DrainAsync();
        await Texts.SendAsync(texts.App.Anyone(), TwilioSignatureTests.Text);
        await texts.App.DrainAsync();

        (await texts.App.FeedbackCountAsync()).ShouldBe(1);
        texts.Sent.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_call_that_lacks_a_field_is_told_which()
    {
        await using var texts = new Texts();
        var answer = await Texts.SendAsync(texts.App.Anyone(), new Dictionary<string, string> { ["Body"] = "Hello" });

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var says = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        says.ShouldContain("MessageSid");
        says.ShouldContain("From");
    }

    [Fact]
    public async Task What_is_no_form_or_too_large_is_named_as_such()
    {
        await using var texts = new Texts();
        using var json = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");

        (await texts.App.Anyone().PostAsync(Route, json, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        (await Texts.SendAsync(texts.App.Anyone(), Texts.Fields(new string('a', 70_000), Texts.Number, ("MessageSid", "SM1")))).StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task Many_texts_from_one_address_are_all_taken()
    {
        await using var texts = new Texts(("Limiting:SubmissionsPerMinute", "1"));
        for (var number = 0; number < 5; number++)
        {
            (await Texts.SendAsync(texts.App.Anyone(), Texts.Fields("Hello", $"+44770090012{number}", ("MessageSid", $"SM{number}")), Texts.Address, ("X-Forwarded-For", "203.0.113.9"))).StatusCode.ShouldBe(HttpStatusCode.OK);
        }
    }
}
