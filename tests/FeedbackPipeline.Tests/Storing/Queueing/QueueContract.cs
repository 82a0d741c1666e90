using System.Collections.Concurrent;
using FeedbackPipeline.Messages;

namespace FeedbackPipeline.Tests.Storing.Queueing;

/// <summary>What every queue promises the stages. Nothing is promised about order.</summary>
public abstract class QueueContract : IAsyncLifetime
{
    private const string Queue = "feedback-in";
    private static readonly string Poison = Queues.PoisonOf(Queue);
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    protected abstract IMessageQueue Messages { get; }

    public abstract ValueTask InitializeAsync();

    public abstract ValueTask DisposeAsync();

    /// <summary>Lets a little time pass on the queue's clock.</summary>
    protected abstract void Pass();

    [Fact]
    public async Task What_is_sent_comes_once_as_it_was_and_is_hidden_while_somebody_works_on_it()
    {
        await SendAsync("one", "two", "three");

        var taken = await TakeAsync(32, Long);

        taken.Select(message => message.Body).Order().ShouldBe(["one", "three", "two"]);
        taken.ShouldAllBe(message => message.Dequeued == 1);
        taken.Select(message => message.Id).ShouldBeUnique();
        (await TakeAsync(32, Long)).ShouldBeEmpty();
        (await Messages.CountAsync(Queue, Stop)).ShouldBe(3);
    }

    [Fact]
    public async Task It_gives_no_more_than_it_is_asked_for_and_no_less_where_there_is_enough()
    {
        await SendAsync([.. Enumerable.Range(0, 75).Select(number => $"message {number}")]);

        var first = await TakeAsync(70, Long);
        var rest = await TakeAsync(70, Long);

        (first.Count, rest.Count).ShouldBe((70, 5));
        first.Concat(rest).Select(message => message.Body).ShouldBeUnique();
    }

    [Fact]
    public async Task What_is_done_is_gone()
    {
        await SendAsync("one");
        var taken = await TakeAsync(1, Second);

        (await Messages.ExchangeAsync(Queue, [new Settlement.Done(taken[0])], 32, Second, Stop)).ShouldBeEmpty();

        (await Messages.CountAsync(Queue, Stop)).ShouldBe(0);
    }

    [Fact]
    public async Task What_failed_comes_back_after_its_delay_with_its_count_and_its_words()
    {
        await SendAsync("one");
        var taken = await TakeAsync(1, Long);

        await SettleAsync(new Settlement.Again(taken[0], Second));
        (await TakeAsync(1, Long)).ShouldBeEmpty();
        var again = await UntilBackAsync();

        again.Body.ShouldBe("one");
        again.Dequeued.ShouldBe(2);
    }

    [Fact]
    public async Task What_failed_comes_back_at_once_where_there_is_no_delay()
    {
        await SendAsync("one");
        for (var dequeued = 1; dequeued <= 5; dequeued++)
        {
            var taken = await TakeAsync(1, Long);
            taken.ShouldHaveSingleItem().Dequeued.ShouldBe(dequeued);
            await SettleAsync(new Settlement.Again(taken[0], TimeSpan.Zero));
        }
    }

    [Fact]
    public async Task What_was_taken_by_a_worker_that_vanished_comes_back()
    {
        await SendAsync("one");
        (await TakeAsync(1, Second)).Count.ShouldBe(1);

        var again = await UntilBackAsync();

        again.Body.ShouldBe("one");
        again.Dequeued.ShouldBe(2);
    }

    [Fact]
    public async Task An_outdated_lease_settles_nothing()
    {
        await SendAsync("one");
        var outdated = (await TakeAsync(1, Second))[0];
        var now = await UntilBackAsync();

        await SettleAsync(new Settlement.Done(outdated));
        await SettleAsync(new Settlement.Again(outdated, TimeSpan.Zero));
        await SettleAsync(new Settlement.Poisoned(outdated));

        (await TakeAsync(1, Long)).ShouldBeEmpty();
        (await CountsAsync()).ShouldBe((1, 0));
        await SettleAsync(new Settlement.Done(now));
        await SettleAsync(new Settlement.Done(now));
        (await CountsAsync()).ShouldBe((0, 0));
    }

    [Fact]
    public async Task What_is_hopeless_lies_in_the_poison_queue_and_comes_back_with_all_its_tries()
    {
        await SendAsync("one", "two");
        foreach (var message in await TakeAsync(2, Long))
        {
            await SettleAsync(new Settlement.Poisoned(message));
        }

        (await CountsAsync()).ShouldBe((0, 2));
        (await Messages.ReplayPoisonAsync(Queue, Stop)).ShouldBe(2);

        (await CountsAsync()).ShouldBe((2, 0));
        var again = await TakeAsync(2, Long);
        again.Select(message => message.Body).Order().ShouldBe(["one", "two"]);
        again.ShouldAllBe(message => message.Dequeued == 1);
    }

    [Fact]
    public async Task A_body_that_may_not_lie_open_is_poisoned_as_it_was_sealed()
    {
        await SendAsync("words");
        var taken = (await TakeAsync(1, Long))[0];
        await SettleAsync(new Settlement.Poisoned(taken with { Body = "sealed" }));

        await Messages.ReplayPoisonAsync(Queue, Stop);

        (await TakeAsync(1, Long)).Select(message => message.Body).ShouldBe(["sealed"]);
    }

    [Fact]
    public async Task Where_nothing_was_poisoned_nothing_is_replayed()
    {
        (await Messages.CountAsync(Poison, Stop)).ShouldBe(0);
        (await Messages.OldestAsync(Poison, Stop)).ShouldBeNull();
        (await Messages.ReplayPoisonAsync(Queue, Stop)).ShouldBe(0);
    }

    [Fact]
    public async Task It_knows_how_long_the_oldest_has_waited()
    {
        await SendAsync("one");
        var first = await Messages.OldestAsync(Queue, Stop);
        Pass();
        await SendAsync("two");

        first.ShouldNotBeNull();
        (await Messages.OldestAsync(Queue, Stop)).ShouldBe(first);
        await TakeAsync(2, Long);
        (await Messages.OldestAsync(Queue, Stop)).ShouldBeNull();
    }

    [Fact]
    public async Task Many_workers_never_hold_one_message_together()
    {
        await SendAsync([.. Enumerable.Range(0, 60).Select(number => $"message {number}")]);
        var taken = new ConcurrentQueue<QueueMessage>();

        await Parallel.ForEachAsync(Enumerable.Range(0, 8), Stop, async (_, _) =>
        {
            IReadOnlyList<Settlement> settled = [];
            do
            {
                var messages = await Messages.ExchangeAsync(Queue, settled, 4, Long, Stop);
                settled = [.. messages.Select(message => new Settlement.Done(message))];
                foreach (var message in messages)
                {
                    taken.Enqueue(message);
                }
            }
            while (settled.Count > 0);
        });

        taken.Select(message => message.Body).ShouldBeUnique();
        taken.Count.ShouldBe(60);
        (await Messages.CountAsync(Queue, Stop)).ShouldBe(0);
    }

    [Fact]
    public async Task Words_of_any_script_pass_unchanged_and_so_do_48_KiB()
    {
        var words = """{"words":"Żółć ← 日本語 – العربية 👩‍🦽 <b>&amp;</b> it's"}""";
        var long48 = new string('x', 48 * 1024);
        await SendAsync(words, long48);

        (await TakeAsync(2, Long)).Select(message => message.Body).ShouldBe([words, long48], ignoreOrder: true);
    }

    private async Task SendAsync(params string[] bodies)
    {
        foreach (var body in bodies)
        {
            await Messages.SendAsync(Queue, body, null, Stop);
        }
    }

    private Task<IReadOnlyList<QueueMessage>> TakeAsync(int most, TimeSpan hidden) => Messages.ExchangeAsync(Queue, [], most, hidden, Stop);

    private async Task SettleAsync(Settlement settlement) => await Messages.ExchangeAsync(Queue, [settlement], 0, TimeSpan.Zero, Stop);

    private async Task<(long Waiting, long Poisoned)> CountsAsync() => (await Messages.CountAsync(Queue, Stop), await Messages.CountAsync(Poison, Stop));

    private async Task<QueueMessage> UntilBackAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        while (true)
        {
            if (await Messages.ExchangeAsync(Queue, [], 1, Long, patience.Token) is [var message])
            {
                return message;
            }

            Pass();
        }
    }
}
