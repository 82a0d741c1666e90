using FeedbackPipeline.Messages;
using FeedbackPipeline.Storing.Sqlite.Queueing;
using FeedbackPipeline.Storing.StorageQueues;
using FeedbackPipeline.Tests.Infrastructure;

namespace FeedbackPipeline.Tests.Storing.Queueing;

/// <summary>What lies in the store's own queue reaches the queue apart from it: late or twice, but never not at all.</summary>
public sealed class OutboxQueueTests : IAsyncLifetime
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private readonly PipelineApp app = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private SqliteQueue Outbox => app.Get<SqliteQueue>();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task What_a_stage_put_down_with_its_own_work_is_taken_from_the_queue()
    {
        var there = new Apart();
        var queue = new OutboxQueue(Outbox, there);
        await Outbox.SendAsync(Queues.FeedbackIn, "one", "fb_1", Stop);
        await queue.SendAsync(Queues.FeedbackIn, "two", null, Stop);
        var before = await queue.CountAsync(Queues.FeedbackIn, Stop);

        var taken = await queue.ExchangeAsync(Queues.FeedbackIn, [], 32, Minute, Stop);

        before.ShouldBe(2);
        there.Sent.Order().ShouldBe(["one", "two"]);
        taken.Count.ShouldBe(2);
        (await Outbox.CountAsync(Queues.FeedbackIn, Stop)).ShouldBe(0);
    }

    [Fact]
    public async Task What_could_not_be_sent_stays_and_goes_later()
    {
        var there = new Apart { Fails = FailsWhen.BeforeItHasIt };
        var queue = new OutboxQueue(Outbox, there);
        await Outbox.SendAsync(Queues.FeedbackIn, "one", "fb_1", Stop);

        await Should.ThrowAsync<IOException>(() => queue.ExchangeAsync(Queues.FeedbackIn, [], 32, Minute, Stop));
        there.Fails = FailsWhen.Never;
        app.Time.Advance(Minute);
        await queue.ExchangeAsync(Queues.FeedbackIn, [], 32, Minute, Stop);

        there.Sent.ShouldBe(["one"]);
        (await Outbox.CountAsync(Queues.FeedbackIn, Stop)).ShouldBe(0);
    }

    [Fact]
    public async Task Whoever_dies_between_sending_and_taking_out_sends_twice()
    {
        var there = new Apart { Fails = FailsWhen.OnceItHasIt };
        var queue = new OutboxQueue(Outbox, there);
        await Outbox.SendAsync(Queues.FeedbackIn, "one", "fb_1", Stop);

        await Should.ThrowAsync<IOException>(() => queue.ExchangeAsync(Queues.FeedbackIn, [], 32, Minute, Stop));
        there.Fails = FailsWhen.Never;
        app.Time.Advance(Minute);
        await queue.ExchangeAsync(Queues.FeedbackIn, [], 32, Minute, Stop);

        there.Sent.ShouldBe(["one", "one"]);
        (await Outbox.CountAsync(Queues.FeedbackIn, Stop)).ShouldBe(0);
    }

    [Fact]
    public async Task What_was_poisoned_before_the_queues_were_apart_can_be_replayed()
    {
        var there = new Apart();
        var queue = new OutboxQueue(Outbox, there);
        await Outbox.SendAsync(Queues.FeedbackIn, "one", null, Stop);
        var taken = await Outbox.ExchangeAsync(Queues.FeedbackIn, [], 1, Minute, Stop);
        await Outbox.ExchangeAsync(Queues.FeedbackIn, [new Settlement.Poisoned(taken[0])], 0, Minute, Stop);

        (await queue.CountAsync(Queues.PoisonOf(Queues.FeedbackIn), Stop)).ShouldBe(1);
        (await queue.ReplayPoisonAsync(Queues.FeedbackIn, Stop)).ShouldBe(1);
        await queue.ExchangeAsync(Queues.FeedbackIn, [], 32, Minute, Stop);

        there.Sent.ShouldBe(["one"]);
    }

    private enum FailsWhen
    {
        Never,
        BeforeItHasIt,
        OnceItHasIt,
    }

    private sealed class Apart : IMessageQueue
    {
        private readonly System.Collections.Concurrent.ConcurrentQueue<string> waiting = new();

        public List<string> Sent { get; } = [];

        public FailsWhen Fails { get; set; }

        public Task SendAsync(string queue, string body, string? subject, CancellationToken cancellationToken)
        {
            lock (Sent)
            {
                if (Fails != FailsWhen.BeforeItHasIt)
                {
                    Sent.Add(body);
                    waiting.Enqueue(body);
                }

                return Fails == FailsWhen.Never ? Task.CompletedTask : throw new IOException("as the test asked");
            }
        }

        public Task<IReadOnlyList<QueueMessage>> ExchangeAsync(string queue, IReadOnlyList<Settlement> settlements, int most, TimeSpan hidden, CancellationToken cancellationToken)
        {
            var taken = new List<QueueMessage>();
            while (taken.Count < most && waiting.TryDequeue(out var body))
            {
                taken.Add(new(body, body, "pop", 1));
            }

            return Task.FromResult<IReadOnlyList<QueueMessage>>(taken);
        }

        public Task<long> CountAsync(string queue, CancellationToken cancellationToken) => Task.FromResult((long)(Queues.IsPoison(queue) ? 0 : waiting.Count));

        public Task<DateTimeOffset?> OldestAsync(string queue, CancellationToken cancellationToken) => Task.FromResult<DateTimeOffset?>(null);

        public Task<int> ReplayPoisonAsync(string queue, CancellationToken cancellationToken) => Task.FromResult(0);
    }
}
