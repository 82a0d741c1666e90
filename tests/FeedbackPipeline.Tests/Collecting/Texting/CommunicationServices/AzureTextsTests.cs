using System.Net;
using FeedbackPipeline.Collecting.Texting;
using FeedbackPipeline.Collecting.Texting.CommunicationServices;
using FeedbackPipeline.Collecting.Texting.Sending;
using FeedbackPipeline.Tests.Infrastructure;
using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Tests.Collecting.Texting.CommunicationServices;

/// <summary>What Azure Communication Services is sent, and what its answers mean.</summary>
public sealed class AzureTextsTests : IAsyncDisposable
{
    private static readonly OutgoingText Text = new("+447700900123", "Thank you. We got your text & more.") { Id = "fb_1-0", FirstTried = new(2026, 1, 2, 10, 0, 0, 400, TimeSpan.Zero) };
    private readonly AzureTextsDouble azure = new();
    private readonly PipelineApp app;

    public AzureTextsTests() => app = new(AzureTextsDouble.Settings) { Replace = azure.Register };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private ISendText Sender => app.Get<ISendText>();

    [Fact]
    public async Task A_text_goes_out_in_the_shape_of_the_specification_under_the_identity_of_the_machine()
    {
        var outcome = await Sender.SendAsync(Text, Stop);

        outcome.ShouldBe(new(SendState.Sent, "Outgoing_1"));
        azure.Asked.ShouldHaveSingleItem().ToJsonString().ShouldBe(
            """
            {"from":"\u002B447700900456","smsRecipients":[{"to":"\u002B447700900123","repeatabilityRequestId":"ID","repeatabilityFirstSent":"Fri, 02 Jan 2026 10:00:00 GMT"}],"message":"Thank you. We got your text \u0026 more.","smsSendOptions":{"enableDeliveryReport":false,"tag":"reply"}}
            """.Replace("ID", StableGuid.Of("fb_1-0").ToString()));
        azure.Calls.ShouldBe([("Bearer token-of-the-test", "2021-03-07")]);
        azure.Credential.Scopes.ShouldBe(["https://communication.azure.com/.default"]);
    }

    [Fact]
    public async Task The_same_reply_is_known_by_its_number_and_another_is_another()
    {
        await Sender.SendAsync(Text, Stop);
        await Sender.SendAsync(Text, Stop);
        await Sender.SendAsync(Text with { Id = "fb_1-1" }, Stop);

        azure.Asked.Count.ShouldBe(3);
        azure.Taken.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(404)]
    public async Task A_refusal_of_the_number_is_final_though_the_call_succeeds(int status)
    {
        azure.Refuse(status);

        (await Sender.SendAsync(Text, Stop)).ShouldBe(new(SendState.Refused, $"{status}"));
        azure.Asked.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(401)]
    [InlineData(429)]
    [InlineData(500)]
    public async Task What_may_pass_is_tried_again_later_though_the_call_succeeds(int status)
    {
        azure.Refuse(status);

        var problem = await Should.ThrowAsync<HttpRequestException>(() => Sender.SendAsync(Text, Stop));

        problem.ToString().ShouldNotContain("7700900123");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"value":[]}""")]
    public async Task An_answer_that_names_nobody_is_no_success(string body)
    {
        azure.Instead.Enqueue((HttpStatusCode.Accepted, body, "0"));

        await Should.ThrowAsync<HttpRequestException>(() => Sender.SendAsync(Text, Stop));
    }

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    public async Task Busy_and_broken_pass_and_the_text_stays_the_same_text(HttpStatusCode status)
    {
        azure.Instead.Enqueue((status, "{}", "0"));
        azure.Instead.Enqueue((status, "{}", "0"));

        (await Sender.SendAsync(Text, Stop)).State.ShouldBe(SendState.Sent);
        azure.Asked.Select(call => call.ToJsonString()).Distinct().ShouldHaveSingleItem();
        azure.Asked.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Who_is_told_to_wait_long_leaves_it_to_the_queue()
    {
        azure.Instead.Enqueue((HttpStatusCode.TooManyRequests, "{}", "3600"));
        azure.Called = () => app.Time.Advance(TimeSpan.FromSeconds(31));

        await Should.ThrowAsync<HttpRequestException>(() => Sender.SendAsync(Text, Stop));
        azure.Asked.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(HttpStatusCode.Unauthorized)]
    [InlineData(HttpStatusCode.Forbidden)]
    public async Task Who_is_not_let_in_is_told_which_role_is_missing(HttpStatusCode status)
    {
        azure.Instead.Enqueue((status, """{"error":{"code":"Denied","message":"+447700900123"}}""", "0"));

        var problem = await Should.ThrowAsync<HttpRequestException>(() => Sender.SendAsync(Text, Stop));

        problem.Message.ShouldContain("Communication and Email Service Owner");
        problem.ToString().ShouldNotContain("7700900123");
    }

    [Fact]
    public async Task What_may_be_our_own_mistake_is_tried_again_later_and_nothing_of_it_is_quoted()
    {
        azure.Instead.Enqueue((HttpStatusCode.BadRequest, """{"error":{"code":"BadRequest","message":"+447700900123"}}""", "0"));

        var problem = await Should.ThrowAsync<HttpRequestException>(() => Sender.SendAsync(Text, Stop));

        problem.Message.ShouldBe("Azure Communication Services answered 400.");
        problem.ToString().ShouldNotContain("7700900123");
    }

    [Fact]
    public async Task A_machine_without_an_identity_is_told_so()
    {
        azure.Credential.IsMissing = true;

        (await Should.ThrowAsync<HttpRequestException>(() => Sender.SendAsync(Text, Stop))).Message.ShouldStartWith("The machine has no identity");
    }

    [Fact]
    public async Task One_provider_sends_and_the_settings_say_which()
    {
        (string Key, string Value)[] twilio = [("Texting:TwilioAccountSid", "AC0"), ("Texting:TwilioAuthToken", "token"), ("Texting:TwilioNumber", "+447700900456")];
        await using var usual = new PipelineApp();
        await using var withAccount = new PipelineApp([.. twilio, .. AzureTextsDouble.Settings[1..]]);
        await using var withBoth = new PipelineApp([.. twilio, .. AzureTextsDouble.Settings]);

        usual.Get<ISendText>().ShouldBeOfType<ConsoleTexts>();
        withAccount.Get<ISendText>().ShouldBeOfType<TwilioTexts>();
        withBoth.Get<ISendText>().ShouldBeOfType<AzureTexts>();
        Sender.ShouldBeOfType<AzureTexts>();
    }

    [Theory]
    [InlineData("AzureTexts:Endpoint", "", "AzureTexts:Endpoint and AzureTexts:From are needed")]
    [InlineData("AzureTexts:From", "", "AzureTexts:Endpoint and AzureTexts:From are needed")]
    [InlineData("AzureTexts:Endpoint", "http://charity.communication.azure.com", "AzureTexts:Endpoint must be the https address")]
    [InlineData("AzureTexts:From", "A name that is too long", "AzureTexts:From must be a number")]
    [InlineData("AzureTexts:ApiVersion", "newest", "ApiVersion")]
    [InlineData("Texting:Provider", "Somebody", "Somebody")]
    public void A_provider_that_is_half_set_up_is_refused(string key, string value, string says)
    {
        var settings = AzureTextsDouble.Settings.Where(setting => setting.Key != key).Append((Key: key, Value: value)).Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value));
        using var half = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .AddTexting()
            .BuildServiceProvider();

        Should.Throw<Exception>(() => half.GetRequiredService<IStartupValidator>().Validate()).ToString().ShouldContain(says);
    }

    [Theory]
    [InlineData("+447700900456")]
    [InlineData("60777")]
    [InlineData("Elm Care")]
    public void Replies_come_from_a_number_a_short_code_or_a_name(string from)
    {
        using var other = new PipelineApp([.. AzureTextsDouble.Settings.Where(setting => setting.Key != "AzureTexts:From"), ("AzureTexts:From", from)]);

        other.Get<IOptions<AzureTextsOptions>>().Value.From.ShouldBe(from);
    }

    [Fact]
    public async Task The_doctor_asks_to_send_to_nobody_and_is_let_in()
    {
        var finding = await LookAsync(app, "azure texts");

        finding.State.ShouldBe(FindingState.Fine);
        finding.Says.ShouldStartWith("The service lets us send.");
        azure.Asked.ShouldHaveSingleItem()["smsRecipients"]!.AsArray().ShouldBeEmpty();
        azure.Taken.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(HttpStatusCode.Forbidden, "Communication and Email Service Owner")]
    [InlineData(HttpStatusCode.NotFound, "answered 404")]
    public async Task The_doctor_says_what_is_wrong_where_it_is_not(HttpStatusCode status, string says)
    {
        azure.Instead.Enqueue((status, "{}", "0"));

        var finding = await LookAsync(app, "azure texts");

        finding.State.ShouldBe(FindingState.Wrong);
        finding.Says.ShouldContain(says);
    }

    [Fact]
    public async Task The_doctor_knows_the_ways_in_and_a_queue_that_nobody_can_write_to()
    {
        await using var none = new PipelineApp();
        await using var webhook = new PipelineApp(("AzureTexts:Secret", EventGrid.Secret));
        await using var queue = new PipelineApp(("AzureTexts:FromQueue", "true"));

        (await LookAsync(none, "azure texts")).ShouldBe(Finding.Fine("Not configured."));
        (await LookAsync(webhook, "azure texts")).Says.ShouldStartWith("Texts come in through the webhook.");
        (await LookAsync(queue, "azure texts")).ShouldBe(Finding.Wrong("AzureTexts:FromQueue needs Storing:Queue=Azure: Event Grid can write to no other queue."));
        (await LookAsync(none, "texts")).ShouldBe(Finding.Fine("Text messages are not set up."));
        (await LookAsync(webhook, "texts")).Says.ShouldStartWith("Texts come in, and replies are only written to standard output.");
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        azure.Dispose();
    }

    private static Task<Finding> LookAsync(PipelineApp app, string name) => app.Get<IEnumerable<ICheckup>>().Single(checkup => checkup.Name == name).LookAsync(Stop);
}
