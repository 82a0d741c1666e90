using Azure.Storage.Queues;
using FeedbackPipeline.Messages;
using FeedbackPipeline.Storing.StorageQueues;
using FeedbackPipeline.Tests.Infrastructure;

namespace FeedbackPipeline.Tests.Storing.Queueing;

/// <summary>Azure Storage Queues keep the promises.</summary>
public sealed class StorageQueueTests : QueueContract
{
    private QueueServiceClient account = null!;

    protected override IMessageQueue Messages => new StorageQueue(account);

    public override async ValueTask InitializeAsync()
    {
        account = new((await Azurite.SharedAsync()).Account());
        await account.GetQueueClient(Queues.FeedbackIn).CreateAsync(cancellationToken: Stop);
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Its clock is the emulator's, which moves by itself.</summary>
    protected override void Pass()
    {
    }

    [Fact]
    public async Task A_queue_that_is_missing_is_made_when_it_is_used()
    {
        await Messages.SendAsync(Queues.NotifyOut, "one", null, Stop);
        var taken = await Messages.ExchangeAsync(Queues.SmsIn, [], 32, TimeSpan.FromMinutes(1), Stop);

        taken.ShouldBeEmpty();
        (await Messages.CountAsync(Queues.NotifyOut, Stop)).ShouldBe(1);
        (await Messages.CountAsync(Queues.SmsIn, Stop)).ShouldBe(0);
    }

    [Fact]
    public async Task No_message_ever_expires()
    {
        await Messages.SendAsync(Queues.FeedbackIn, "one", null, Stop);
        var taken = await Messages.ExchangeAsync(Queues.FeedbackIn, [], 1, TimeSpan.FromMinutes(1), Stop);
        await Messages.ExchangeAsync(Queues.FeedbackIn, [new Settlement.Poisoned(taken[0])], 0, TimeSpan.Zero, Stop);
        await Messages.SendAsync(Queues.FeedbackIn, "two", null, Stop);

        var poisoned = await account.GetQueueClient(Queues.PoisonOf(Queues.FeedbackIn)).PeekMessageAsync(Stop);
        var waiting = await account.GetQueueClient(Queues.FeedbackIn).PeekMessageAsync(Stop);

        poisoned.Value.ExpiresOn!.Value.Year.ShouldBe(9999);
        waiting.Value.ExpiresOn!.Value.Year.ShouldBe(9999);
    }
}
