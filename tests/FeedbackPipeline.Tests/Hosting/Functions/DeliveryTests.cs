using System.Net.Http.Json;
using FeedbackPipeline.Messages;
using FeedbackPipeline.Tagging;
using FeedbackPipeline.Tagging.Retagging;
using FeedbackPipeline.Tests.Hosting.Functions.Simulating;
using FeedbackPipeline.Tests.Infrastructure;

namespace FeedbackPipeline.Tests.Hosting.Functions;

/// <summary>Messages on their way from a queue through the host into the product, and what becomes of them.</summary>
public sealed class DeliveryTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Words_that_were_accepted_are_tagged_by_the_hosts_call()
    {
        await using var app = HostedApp.Create();
        var queue = new MemoryQueue(app.Time);
        using var content = JsonContent.Create(new { text = "The bus is late and the food is cold." });
        (await app.Anyone().PostAsync("/api/feedback", content, Stop)).EnsureSuccessStatusCode();
        await MoveAsync(app, Queues.FeedbackIn, queue);

        (await Listener(app, queue).RunOnceAsync(Stop)).ShouldBe([CallResult.Succeeded]);

        queue.Count(Queues.FeedbackIn).ShouldBe(0);
        (await app.Get<IRetagging>().OutdatedAsync(app.Get<TagFeedback>().Version, 10, Stop)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_message_twice_is_one_piece_of_work()
    {
        var handler = new RecordingHandler(Queues.FeedbackIn);
        await using var app = HostedApp.WithHandlers(handler);
        var queue = new MemoryQueue(app.Time);
        await queue.SendAsync(Queues.FeedbackIn, Sealed(app), Stop);

        await Listener(app, queue).RunOnceAsync(Stop);
        (await Listener(app, queue).RunOnceAsync(Stop)).ShouldBeEmpty();

        handler.Handled.ShouldBe(["fb_1"]);
    }

    [Fact]
    public async Task A_message_that_always_fails_has_five_tries_half_a_minute_apart_is_put_on_record_and_kept()
    {
        var handler = new RecordingHandler(Queues.FeedbackIn, _ => throw new InvalidOperationException("as the test asked"));
        await using var app = HostedApp.WithHandlers(handler);
        var queue = new MemoryQueue(app.Time);
        await queue.SendAsync(Queues.FeedbackIn, Sealed(app), Stop);
        var listener = Listener(app, queue);

        await listener.RunOnceAsync(Stop);
        app.Time.Advance(TimeSpan.FromSeconds(29));
        (await listener.RunOnceAsync(Stop)).ShouldBeEmpty();
        for (var attempt = 0; attempt < 6; attempt++)
        {
            app.Time.Advance(TimeSpan.FromSeconds(30));
            await listener.RunOnceAsync(Stop);
        }

        handler.Handled.Count.ShouldBe(5);
        handler.GivenUp.ShouldBe(["fb_1"]);
        queue.Count(Queues.FeedbackIn).ShouldBe(0);
        // The product's own queue: what the host moves is gone after a week.
        (await app.Get<IMessageQueue>().CountAsync("feedback-in-poison", Stop)).ShouldBe(1);
        queue.Count("feedback-in-poison").ShouldBe(0);
    }

    [Fact]
    public async Task A_message_whose_host_vanished_five_times_is_kept_without_another_try()
    {
        var handler = new RecordingHandler(Queues.FeedbackIn);
        await using var app = HostedApp.WithHandlers(handler);
        var queue = new MemoryQueue(app.Time);
        await queue.SendAsync(Queues.FeedbackIn, Sealed(app), Stop);
        for (var lost = 0; lost < 5; lost++)
        {
            (await queue.TakeAsync(Queues.FeedbackIn, 1, Stop)).Count.ShouldBe(1);
            (await queue.TakeAsync(Queues.FeedbackIn, 1, Stop)).ShouldBeEmpty();
            app.Time.Advance(TimeSpan.FromMinutes(10));
        }

        (await Listener(app, queue).RunOnceAsync(Stop)).ShouldBeEmpty();

        handler.Handled.ShouldBeEmpty();
        queue.Bodies("feedback-in-poison").Count.ShouldBe(1);
    }

    [Fact]
    public async Task Fields_that_somebody_puts_over_the_hosts_own_do_not_make_a_message_ours()
    {
        var handler = new RecordingHandler(Queues.FeedbackIn);
        await using var app = HostedApp.WithHandlers(handler);
        var queue = new MemoryQueue(app.Time);
        const string body = """{"id":"mine","dequeueCount":99,"env":{"name":"feedback-received","version":1,"data":{"feedbackId":"fb_1"}},"sig":"1.AAAA"}""";
        await queue.SendAsync(Queues.FeedbackIn, body, Stop);

        (await Listener(app, queue).RunOnceAsync(Stop)).ShouldBe([CallResult.Succeeded]);

        handler.Handled.ShouldBeEmpty();
        handler.GivenUp.ShouldBeEmpty();
        queue.Count(Queues.FeedbackIn).ShouldBe(0);
    }

    [Fact]
    public async Task From_a_storage_account_it_goes_the_same_way()
    {
        var failures = 1;
        var handler = new RecordingHandler(Queues.FeedbackIn, _ => failures-- > 0 ? throw new InvalidOperationException("as the test asked") : Task.CompletedTask);
        await using var app = HostedApp.WithHandlers(handler);
        var queue = new StorageQueue((await Azurite.SharedAsync()).Account());
        await queue.SendAsync(Queues.FeedbackIn, Sealed(app), Stop);
        var listener = Listener(app, queue, TimeSpan.Zero);

        (await listener.RunOnceAsync(Stop)).ShouldBe([CallResult.Failed]);
        (await listener.RunOnceAsync(Stop)).ShouldBe([CallResult.Succeeded]);

        handler.Handled.ShouldBe(["fb_1", "fb_1"]);
        (await queue.TakeAsync(Queues.FeedbackIn, 1, Stop)).ShouldBeEmpty();
    }

    private static string Sealed(PipelineApp app) => app.Get<Envelopes>().Seal(new FeedbackReceived("fb_1"));

    private static QueueListener Listener(PipelineApp app, IHostQueue queue, TimeSpan? pause = null)
        => new(HostSimulator.Functions.Single(function => function.Name == "fn-tag"), HostSimulator.Settings, queue, new(app.HostClient(), HostedApp.Port), app.Time) { Pause = pause };

    private static async Task MoveAsync(PipelineApp app, string from, MemoryQueue to)
    {
        var messages = app.Get<IMessageQueue>();
        var taken = await messages.ExchangeAsync(from, [], 32, TimeSpan.FromMinutes(10), Stop);
        foreach (var message in taken)
        {
            await to.SendAsync(from, message.Body, Stop);
        }

        await messages.ExchangeAsync(from, [.. taken.Select(message => new Settlement.Done(message))], 0, TimeSpan.Zero, Stop);
    }
}
