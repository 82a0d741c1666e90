using System.Net;
using Azure;
using FeedbackPipeline.Alerting.Mailing;
using FeedbackPipeline.Alerting.Mailing.AzureEmail;
using FeedbackPipeline.Tests.Collecting;
using FeedbackPipeline.Tests.Infrastructure;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tests.Alerting.Mailing.AzureEmail;

/// <summary>E-mail by Azure Communication Services.</summary>
public sealed class AzureEmailTests : IAsyncDisposable
{
    private readonly AzureEmailDouble azure = new();
    private readonly PipelineApp app;

    public AzureEmailTests() => app = new(AzureEmailDouble.Settings) { Replace = azure.Register };

    [Fact]
    public async Task Each_person_gets_a_message_of_their_own_and_nobody_follows_who_opens_it()
    {
        await SendAsync(Message("ann@example.org", "bob@example.org") with { Urgent = true });

        azure.Taken.Select(taken => (string?)taken.Body["recipients"]!["to"]!.AsArray().ShouldHaveSingleItem()!["address"]).ShouldBe(["ann@example.org", "bob@example.org"]);
        azure.Taken.Select(taken => taken.Operation).Distinct().Count().ShouldBe(2);
        var body = azure.Taken[0].Body;
        ((string?)body["senderAddress"], (string?)body["content"]!["subject"], (string?)body["content"]!["plainText"], (string?)body["content"]!["html"])
            .ShouldBe(("feedback@example.org", "A subject", "Some text\n", "<p>Some text</p>"));
        ((bool)body["userEngagementTrackingDisabled"]!).ShouldBeTrue();
        ((string?)body["headers"]!["x-priority"]).ShouldBe("1");
        azure.Credential.Scopes.ShouldAllBe(scope => scope == "https://communication.azure.com/.default");
        azure.Authorizations.ShouldAllBe(header => header == "Bearer token-of-the-test");
        azure.Versions.ShouldAllBe(version => version == "2023-03-31");
    }

    [Fact]
    [Trait("Store", "SQLite")]
    public async Task What_became_of_a_message_is_kept_without_address_or_words()
    {
        await SendAsync(Message("ann@example.org"));

        (await app.TextsAsync("SELECT operation || ' ' || state FROM sent_mail")).ShouldBe([$"{azure.Taken.Single().Operation} Succeeded"]);
    }

    [Fact]
    public async Task A_message_that_is_tried_again_is_not_sent_again()
    {
        await SendAsync(Message("ann@example.org"));
        await SendAsync(Message("ann@example.org"));

        azure.Taken.ShouldHaveSingleItem();
    }

    [Fact]
    [Trait("Store", "SQLite")]
    public async Task A_message_whose_answer_was_lost_is_asked_about_and_not_sent_again()
    {
        azure.LosesAnswer = true;
        await Should.ThrowAsync<RequestFailedException>(() => SendAsync(Message("ann@example.org")));
        await SendAsync(Message("ann@example.org"));

        azure.Taken.ShouldHaveSingleItem();
        (await app.TextsAsync("SELECT state FROM sent_mail")).ShouldBe(["Succeeded"]);
    }

    [Fact]
    public async Task A_call_that_the_service_turns_away_for_a_moment_comes_again_under_the_same_id()
    {
        azure.Refuses.Enqueue(HttpStatusCode.TooManyRequests);
        azure.Refuses.Enqueue(HttpStatusCode.ServiceUnavailable);

        await SendAsync(Message("ann@example.org"));

        azure.Taken.ShouldHaveSingleItem().Operation.ShouldBe(EmailOperation.IdOf("alert.1", "ann@example.org", 0));
    }

    [Fact]
    public async Task A_message_the_service_gave_up_is_a_failure_and_the_next_try_is_a_new_operation()
    {
        azure.Next = ["Failed"];
        var problem = await Should.ThrowAsync<IOException>(() => SendAsync(Message("ann@example.org")));
        azure.Next = ["Succeeded"];
        await SendAsync(Message("ann@example.org"));

        problem.Message.ShouldContain("EmailDropped");
        problem.Message.ShouldNotContain("ann@");
        azure.Taken.Select(taken => taken.Operation).ShouldBe([EmailOperation.IdOf("alert.1", "ann@example.org", 0), EmailOperation.IdOf("alert.1", "ann@example.org", 1)]);
    }

    [Fact]
    public async Task The_doctor_says_what_became_of_the_last_message()
    {
        (await LookAsync("azure email")).Says.ShouldBe("Nothing was sent yet.");
        await SendAsync(Message("ann@example.org"));

        (await LookAsync("azure email")).Says.ShouldBe("The last message, of 2026-03-02 10:00 UTC: Succeeded.");
        azure.Next = ["Failed"];
        app.Time.Advance(TimeSpan.FromMinutes(1));
        await Should.ThrowAsync<IOException>(() => SendAsync(Message("bob@example.org")));

        var failed = await LookAsync("azure email");
        failed.State.ShouldBe(FindingState.Wrong);
        failed.Says.ShouldStartWith("The last message, of 2026-03-02 10:01 UTC: Failed (EmailDropped).");
    }

    [Fact]
    public async Task The_doctor_is_let_in_without_sending_anything_and_says_so_where_it_is_not()
    {
        (await LookAsync("mail")).Says.ShouldStartWith("The mail server answers");
        azure.Refuses.Enqueue(HttpStatusCode.Forbidden);

        var refused = await LookAsync("mail");

        refused.State.ShouldBe(FindingState.Wrong);
        refused.Says.ShouldContain("refuses us or does not answer (status 403)");
        azure.Taken.ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_an_endpoint_messages_leave_by_smtp()
    {
        await using var other = new PipelineApp(("Mail:Host", "127.0.0.1"), ("Mail:Security", "None"), ("Mail:From", "feedback@example.org"));

        other.Get<IMailer>().ShouldBeOfType<SmtpMailer>();
        app.Get<IMailer>().ShouldBeOfType<AzureMailer>();
    }

    [Theory]
    [InlineData("http://charity.communication.azure.com", "feedback@example.org", "AzureEmail:Endpoint must be the https address of the resource.")]
    [InlineData("https://charity.communication.azure.com", "", "AzureEmail:From must be the address messages come from.")]
    public void A_service_that_is_half_set_up_is_refused(string endpoint, string from, string says)
    {
        var options = new AzureEmailOptions { Endpoint = endpoint, From = from.Length > 0 ? from : null };

        options.Validate(new(options)).Select(problem => problem.ErrorMessage).ShouldBe([says]);
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        azure.Dispose();
    }

    private static MailMessage Message(params string[] to) => new("alert.1", to, "A subject", "Some text\n", "<p>Some text</p>");

    private Task SendAsync(MailMessage message) => app.Get<IMailer>().SendAsync(message, TestContext.Current.CancellationToken);

    private Task<Finding> LookAsync(string name) => app.Get<IEnumerable<ICheckup>>().Single(checkup => checkup.Name == name).LookAsync(TestContext.Current.CancellationToken);
}
