using System.Net;
using FeedbackPipeline.Collecting.Texting.CommunicationServices;
using FeedbackPipeline.Tests.Hosting.Functions;
using FeedbackPipeline.Tests.Infrastructure;

namespace FeedbackPipeline.Tests.Collecting.Texting.CommunicationServices;

/// <summary>Who may call the webhook, and how Event Grid makes itself known.</summary>
public sealed class EventGridCallTests
{
    private const string Former = "the-secret-before-that-one-long-enough";
    private const string Code = "512d38b6-c7b8-40c8-89fe-f46f9e9622b6";

    [Theory]
    [InlineData("")]
    [InlineData("another-secret-of-more-than-32-signs")]
    [InlineData("a-secret-of-more-than-thirty-two-sign")]
    public async Task Whoever_lacks_the_secret_is_turned_away(string secret)
    {
        await using var texts = new Texts(EventGrid.Settings);

        using var answer = await EventGrid.PostAsync(texts.App, EventGrid.Body("event-grid"), ("X-Feedback-Secret", secret));
        using var handshake = await ShakeAsync(texts.App, ("X-Feedback-Secret", secret));
        using var options = await GreetAsync(texts.App, ("X-Feedback-Secret", secret));
        await texts.WorkAsync();

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        handshake.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        options.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await texts.App.FeedbackCountAsync()).ShouldBe(0);
    }

    [Theory]
    [InlineData("")]
    [InlineData(EventGrid.Secret)]
    public async Task Without_a_secret_in_the_settings_nobody_is_let_in(string secret)
    {
        await using var texts = new Texts(("AzureTexts:Secret", ""));

        (await EventGrid.PostAsync(texts.App, EventGrid.Body("event-grid"), ("X-Feedback-Secret", secret))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await EventGrid.SendAsync(texts.App, HttpMethod.Post, EventGrid.Body("event-grid"), $"{EventGrid.Route}?secret=")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Under_the_host_a_key_of_the_host_alone_lets_nobody_in()
    {
        await using var app = HostedApp.Create(("AzureTexts:Secret", EventGrid.Secret));

        (await EventGrid.PostAsync(app, EventGrid.Body("event-grid"), ("X-Feedback-Secret", ""), ("x-functions-key", EventGrid.Secret))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await EventGrid.PostAsync(app, EventGrid.Body("event-grid"))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(EventGrid.Secret)]
    [InlineData(Former)]
    public async Task The_secret_comes_in_a_header_or_in_the_address_and_the_one_before_still_counts(string secret)
    {
        await using var texts = new Texts([.. EventGrid.Settings, ("AzureTexts:FormerSecret", Former)]);

        (await EventGrid.PostAsync(texts.App, EventGrid.Body("event-grid"), ("X-Feedback-Secret", secret))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await EventGrid.SendAsync(texts.App, HttpMethod.Post, EventGrid.Body("event-grid"), $"{EventGrid.Route}?code=key-of-the-host&secret={secret}")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_subscription_that_asks_is_told_its_code()
    {
        await using var texts = new Texts(EventGrid.Settings);

        using var answer = await ShakeAsync(texts.App);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        (await answer.SaysAsync()).ShouldBe($$"""{"validationResponse":"{{Code}}"}""");
    }

    [Theory]
    [InlineData("texts", HttpStatusCode.OK)]
    [InlineData("TEXTS", HttpStatusCode.OK)]
    [InlineData("others", HttpStatusCode.Forbidden)]
    [InlineData("", HttpStatusCode.Forbidden)]
    public async Task Only_the_subscription_that_is_expected_is_told_and_listened_to(string name, HttpStatusCode status)
    {
        await using var texts = new Texts([.. EventGrid.Settings, ("AzureTexts:Subscription", "texts")]);

        (await ShakeAsync(texts.App, ("aeg-subscription-name", name))).StatusCode.ShouldBe(status);
        (await EventGrid.PostAsync(texts.App, EventGrid.Body("event-grid"), ("aeg-subscription-name", name))).StatusCode.ShouldBe(status);
    }

    [Fact]
    public async Task A_subscription_that_brings_no_code_is_told_so()
    {
        await using var texts = new Texts(EventGrid.Settings);

        using var answer = await EventGrid.PostAsync(texts.App, EventGrid.Body("event-grid"), ("aeg-event-type", "SubscriptionValidation"));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.SaysAsync()).ShouldContain("data.validationCode");
    }

    [Fact]
    public async Task Before_cloud_events_it_asks_by_options()
    {
        await using var texts = new Texts([.. EventGrid.Settings, ("AzureTexts:Subscription", "texts")]);

        using var answer = await GreetAsync(texts.App);
        using var stranger = await GreetAsync(texts.App, ("WebHook-Request-Origin", "somebody.example.net"));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.GetValues("WebHook-Allowed-Origin").ShouldBe(["eventgrid.azure.net"]);
        answer.Headers.GetValues("WebHook-Allowed-Rate").ShouldBe(["120"]);
        stranger.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        stranger.Headers.Contains("WebHook-Allowed-Origin").ShouldBeFalse();
    }

    [Theory]
    [InlineData("short", "", "AzureTexts:Secret must have at least 32 signs.")]
    [InlineData(EventGrid.Secret, "short", "AzureTexts:FormerSecret must have at least 32 signs.")]
    [InlineData("", Former, "AzureTexts:Secret is needed with AzureTexts:FormerSecret.")]
    public void A_secret_that_could_be_guessed_is_refused(string secret, string former, string says)
    {
        var options = new AzureTextsOptions { Secret = secret, FormerSecret = former };

        options.Validate(new(options)).Select(problem => problem.ErrorMessage).ShouldBe([says]);
    }

    private static Task<HttpResponseMessage> ShakeAsync(PipelineApp app, params (string Name, string Value)[] headers)
        => EventGrid.PostAsync(app, EventGrid.Body("validation"), [("aeg-event-type", "SubscriptionValidation"), .. headers]);

    private static Task<HttpResponseMessage> GreetAsync(PipelineApp app, params (string Name, string Value)[] headers)
        => EventGrid.SendAsync(app, HttpMethod.Options, "", EventGrid.Route, [("X-Feedback-Secret", EventGrid.Secret), ("WebHook-Request-Origin", "eventgrid.azure.net"), .. headers]);
}
