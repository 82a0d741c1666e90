using FeedbackPipeline.Messages;
using FeedbackPipeline.Messages.Pumping;
using FeedbackPipeline.Tests.Infrastructure;

namespace FeedbackPipeline.Tests.Messages;

/// <summary>The embedded queue and its pump, by the rules of the Functions host.</summary>
public sealed class PumpQueueTests : IAsyncLifetime
{
    private const string Queue = "test-queue";
    private readonly PipelineApp app = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private IMessageQueue Messages => app.Get<IMessageQueue>();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_message_that_was_worked_is_gone()
    {
        var handler = new Handler(_ => { });
        await SendAsync("fb_1");

        await RunUntilIdleAsync(handler);

        handler.Handled.ShouldBe(["fb_1"]);
        (await Messages.CountAsync(Queue, Stop)).ShouldBe(0);
    }

    [Fact]
    public async Task A_failed_message_waits_thirty_seconds_before_its_next_try()
    {
        var handler = new Handler(tries => Fail(tries == 1));
        await SendAsync("fb_1");

        await RunUntilIdleAsync(handler);
        app.Time.Advance(TimeSpan.FromSeconds(29));
        await RunUntilIdleAsync(handler);
        var early = handler.Tries;
        app.Time.Advance(TimeSpan.FromSeconds(2));
        await RunUntilIdleAsync(handler);

        early.ShouldBe(1);
        handler.Tries.ShouldBe(2);
        (await Messages.CountAsync(Queue, Stop)).ShouldBe(0);
    }

    [Fact]
    public async Task After_five_tries_the_failure_is_on_record_and_the_message_in_the_poison_queue()
    {
        var handler = new Handler(_ => Fail(true));
        await SendAsync("fb_1");

        for (var attempt = 0; attempt < 7; attempt++)
        {
            await RunUntilIdleAsync(handler);
            app.Time.Advance(TimeSpan.FromSeconds(31));
        }

        handler.Tries.ShouldBe(5);
        handler.GivenUp.ShouldBe(["fb_1"]);
        (await Messages.CountAsync(Queue, Stop)).ShouldBe(0);
        (await Messages.CountAsync(Queues.PoisonOf(Queue), Stop)).ShouldBe(1);
    }

    [Fact]
    public async Task A_replayed_poison_message_gets_all_its_tries_again()
    {
        var handler = new Handler(tries => Fail(tries <= 5));
        await SendAsync("fb_1");
        for (var attempt = 0; attempt < 5; attempt++)
        {
            await RunUntilIdleAsync(handler);
            app.Time.Advance(TimeSpan.FromSeconds(31));
        }

        (await Messages.ReplayPoisonAsync(Queue, Stop)).ShouldBe(1);
        await RunUntilIdleAsync(handler);

        handler.Handled.ShouldBe(["fb_1"]);
        (await Messages.CountAsync(Queues.PoisonOf(Queue), Stop)).ShouldBe(0);
    }

    [Fact]
    public async Task One_bad_message_holds_up_no_other()
    {
        var handler = new Handler(_ => { }, bad: "fb_2");
        foreach (var id in new[] { "fb_1", "fb_2", "fb_3" })
        {
            await SendAsync(id);
        }

        await RunUntilIdleAsync(handler);

        handler.Handled.Order().ShouldBe(["fb_1", "fb_3"]);
        (await Messages.CountAsync(Queue, Stop)).ShouldBe(1);
    }

    [Fact]
    public async Task A_message_we_did_not_sign_goes_to_the_poison_queue_unread()
    {
        var handler = new Handler(_ => { });
        await Messages.SendAsync(Queue, """{"env":{"name":"feedback-received","version":1,"data":{"feedbackId":"fb_1"}},"sig":"1.AAAA"}""", null, Stop);

        await RunUntilIdleAsync(handler);

        handler.Tries.ShouldBe(0);
        (await Messages.CountAsync(Queues.PoisonOf(Queue), Stop)).ShouldBe(1);
    }

    [Fact]
    public async Task A_message_whose_worker_vanished_comes_back_and_the_old_lease_settles_nothing()
    {
        await SendAsync("fb_1");
        var lost = await Messages.ExchangeAsync(Queue, [], 32, TimeSpan.FromMinutes(10), Stop);
        var whileHidden = await Messages.ExchangeAsync(Queue, [], 32, TimeSpan.FromMinutes(10), Stop);
        app.Time.Advance(TimeSpan.FromMinutes(11));
        var again = await Messages.ExchangeAsync(Queue, [], 32, TimeSpan.FromMinutes(10), Stop);

        await Messages.ExchangeAsync(Queue, [new Settlement.Done(lost[0])], 0, TimeSpan.Zero, Stop);

        whileHidden.ShouldBeEmpty();
        again[0].Dequeued.ShouldBe(2);
        (await Messages.CountAsync(Queue, Stop)).ShouldBe(1);
    }

    private static void Fail(bool now)
    {
        if (now)
        {
            throw new InvalidOperationException("as the test asked");
        }
    }

    private Task SendAsync(string id) => Messages.SendAsync(Queue, app.Get<Envelopes>().Seal(new FeedbackReceived(id)), id, Stop);

    private async Task RunUntilIdleAsync(Handler handler)
    {
        IReadOnlyList<Settlement> settled = [];
        do
        {
            settled = await app.Get<PumpQueue>().RunOnceAsync(handler, settled, Stop);
        }
        while (settled.Count > 0);
    }

    private sealed class Handler(Action<int> work, string? bad = null) : IMessageHandler
    {
        private int tries;

        public string Queue => PumpQueueTests.Queue;

        public int Tries => tries;

        public System.Collections.Concurrent.ConcurrentQueue<string> Handled { get; } = new();

        public System.Collections.Concurrent.ConcurrentQueue<string> GivenUp { get; } = new();

        public Task HandleAsync(Envelope envelope, CancellationToken cancellationToken)
        {
            var id = Envelopes.Read<FeedbackReceived>(envelope)!.FeedbackId;
            Fail(id == bad);
            work(Interlocked.Increment(ref tries));
            Handled.Enqueue(id);
            return Task.CompletedTask;
        }

        public Task GiveUpAsync(Envelope envelope, CancellationToken cancellationToken)
        {
            GivenUp.Enqueue(Envelopes.Read<FeedbackReceived>(envelope)!.FeedbackId);
            return Task.CompletedTask;
        }
    }
}
