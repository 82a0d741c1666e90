using System.Text;
using System.Text.Json;
using FeedbackPipeline.Messages;
using FeedbackPipeline.Tests.Hosting.Functions.Simulating;
using FeedbackPipeline.Tests.Infrastructure;

namespace FeedbackPipeline.Tests.Hosting.Functions;

/// <summary>What the host is told about a message, and what is done before.</summary>
public sealed class QueueFunctionTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("fn-tag", Queues.FeedbackIn)]
    [InlineData("fn-transcribe", Queues.AudioIn)]
    [InlineData("fn-sms", Queues.SmsIn)]
    [InlineData("fn-sms-acs", Queues.SmsEvents)]
    [InlineData("fn-sms-out", Queues.SmsOut)]
    [InlineData("fn-notify", Queues.NotifyOut)]
    public async Task Each_function_works_the_messages_of_its_queue(string function, string queue)
    {
        var handler = new RecordingHandler(queue);
        await using var app = HostedApp.WithHandlers(handler);

        var answer = await app.CallAsync($"/{function}", Payload(app, Sealed(app)));

        answer.Status.ShouldBe(200);
        handler.Handled.ShouldBe(["fb_1"]);
        IsWhatTheHostTakes(answer);
    }

    [Fact]
    public async Task A_failure_asks_to_be_called_again()
    {
        var handler = new RecordingHandler(Queues.FeedbackIn, Fail);
        await using var app = HostedApp.WithHandlers(handler);

        var answer = await app.CallAsync("/fn-tag", Payload(app, Sealed(app), dequeued: 4));

        answer.Status.ShouldBe(500);
        handler.GivenUp.ShouldBeEmpty();
        IsWhatTheHostTakes(answer);
    }

    [Fact]
    public async Task The_last_failure_is_on_record_and_the_message_kept_for_good_in_the_poison_queue()
    {
        var handler = new RecordingHandler(Queues.FeedbackIn, Fail);
        await using var app = HostedApp.WithHandlers(handler);

        var answer = await app.CallAsync("/fn-tag", Payload(app, Sealed(app), dequeued: 5));

        answer.Status.ShouldBe(200);
        handler.GivenUp.ShouldBe(["fb_1"]);
        IsWhatTheHostTakes(answer);
        var poisoned = await app.Get<IMessageQueue>().ExchangeAsync("feedback-in-poison", [], 10, TimeSpan.FromMinutes(1), Stop);
        poisoned.Select(message => message.Body).ShouldBe([Sealed(app)]);
    }

    [Fact]
    public async Task The_host_is_answered_even_where_nothing_can_be_put_on_record()
    {
        await using var app = HostedApp.WithHandlers(new RecordingHandler(Queues.FeedbackIn, Fail, () => throw new InvalidOperationException("as the test asked")));

        var answer = await app.CallAsync("/fn-tag", Payload(app, Sealed(app), dequeued: 5));

        answer.Status.ShouldBe(500);
        IsWhatTheHostTakes(answer);
    }

    [Theory]
    [InlineData("""{"env":{"name":"feedback-received","version":1,"data":{"feedbackId":"fb_1"}},"sig":"1.AAAA"}""")]
    [InlineData("plain words")]
    [InlineData("cGxhaW4gd29yZHM=")]
    public async Task What_we_did_not_sign_is_kept_in_the_poison_queue_and_never_tried_again(string body)
    {
        var handler = new RecordingHandler(Queues.FeedbackIn);
        await using var app = HostedApp.WithHandlers(handler);

        var answer = await app.CallAsync("/fn-tag", Payload(app, body));

        answer.Status.ShouldBe(200);
        IsWhatTheHostTakes(answer);
        handler.Handled.ShouldBeEmpty();
        var poisoned = await app.Get<IMessageQueue>().ExchangeAsync("feedback-in-poison", [], 10, TimeSpan.FromMinutes(1), Stop);
        poisoned.Select(message => message.Body).ShouldBe([body]);
    }

    [Fact]
    public async Task A_message_that_somebody_wrapped_in_base64_is_read_all_the_same()
    {
        var handler = new RecordingHandler(Queues.FeedbackIn);
        await using var app = HostedApp.WithHandlers(handler);

        var answer = await app.CallAsync("/fn-tag", Payload(app, Convert.ToBase64String(Encoding.UTF8.GetBytes(Sealed(app)))));

        answer.Status.ShouldBe(200);
        handler.Handled.ShouldBe(["fb_1"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("not json")]
    [InlineData("{}")]
    [InlineData("""{"Data":{"timer":{}},"Metadata":{}}""")]
    public async Task A_call_that_cannot_be_read_is_answered_as_the_host_needs_it(string body)
    {
        await using var app = HostedApp.WithHandlers();

        var answer = await app.CallAsync("/fn-tag", body);

        answer.Status.ShouldBe(500);
        IsWhatTheHostTakes(answer);
    }

    [Fact]
    public async Task Work_that_takes_too_long_has_failed_and_the_last_time_is_on_record()
    {
        Action pass = () => { };
        var handler = new RecordingHandler(Queues.FeedbackIn, stop =>
        {
            pass();
            return Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop);
        });
        await using var app = HostedApp.WithHandlers(handler);
        pass = () => app.Time.Advance(TimeSpan.FromSeconds(241));

        var answer = await app.CallAsync("/fn-tag", Payload(app, Sealed(app), dequeued: 5));

        answer.Status.ShouldBe(200);
        handler.GivenUp.ShouldBe(["fb_1"]);
        (await app.Get<IMessageQueue>().CountAsync("feedback-in-poison", Stop)).ShouldBe(1);
    }

    [Fact]
    public async Task Work_that_does_not_stop_when_it_is_told_to_is_not_waited_for()
    {
        Action pass = () => { };
        var never = new TaskCompletionSource();
        var handler = new RecordingHandler(Queues.FeedbackIn, _ =>
        {
            pass();
            return never.Task;
        });
        await using var app = HostedApp.WithHandlers(handler);
        pass = () => app.Time.Advance(TimeSpan.FromSeconds(271));

        var answer = await app.CallAsync("/fn-tag", Payload(app, Sealed(app)));

        answer.Status.ShouldBe(500);
        IsWhatTheHostTakes(answer);
        never.SetResult();
    }

    [Fact]
    public async Task The_log_of_an_invocation_says_how_it_went_and_nothing_of_the_message()
    {
        await using var app = HostedApp.WithHandlers(new RecordingHandler(Queues.FeedbackIn, _ => throw new InvalidOperationException("+447700900123")));

        var (_, _, body) = await app.CallAsync("/fn-tag", Payload(app, Sealed(app)));

        using var json = JsonDocument.Parse(body);
        json.RootElement.GetProperty("Logs").EnumerateArray().Select(line => line.GetString()).ShouldBe(["fn-tag: failed, to be tried again"]);
    }

    [Fact]
    public void Our_messages_have_no_field_that_the_hosts_metadata_has_too()
    {
        string[] ofTheHost = ["id", "dequeueCount", "popReceipt", "insertionTime", "expirationTime", "nextVisibleTime", "sys"];
        string[] ours = ["env", "sig"];

        ours.Where(name => ofTheHost.Contains(name, StringComparer.OrdinalIgnoreCase) || name.EndsWith("trigger", StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();
    }

    private static Task Fail(CancellationToken cancellationToken) => throw new InvalidOperationException("as the test asked");

    private static string Sealed(PipelineApp app) => app.Get<Envelopes>().Seal(new FeedbackReceived("fb_1"));

    private static string Payload(PipelineApp app, string body, int dequeued = 1)
        => HostPayload.OfMessage("fn-tag", "message", new("m1", "p1", body, dequeued, app.Time.GetUtcNow()), app.Time.GetUtcNow());

    private static void IsWhatTheHostTakes((int Status, string? ContentType, string Body) answer)
    {
        answer.ContentType.ShouldBe("application/json");
        using var json = JsonDocument.Parse(answer.Body);
        json.RootElement.EnumerateObject().Select(property => property.Name).ShouldBe(["Outputs", "Logs", "ReturnValue"]);
    }
}
