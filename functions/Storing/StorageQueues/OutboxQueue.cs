using FeedbackPipeline.Messages;

namespace FeedbackPipeline.Storing.StorageQueues;

/// <summary>
/// A queue apart from the store. What a stage puts into the store's own queue, inside the transaction it announces, lies there as in an outbox and is sent
/// on whenever somebody looks into the queue: sent first, taken out then, so that it comes twice rather than never.
/// </summary>
internal sealed class OutboxQueue(IMessageQueue outbox, IMessageQueue queue) : IMessageQueue
{
    private const int MostAtOnce = 256;
    private const int SentAtOnce = 16;

    public Task SendAsync(string name, string body, string? subject, CancellationToken cancellationToken) => queue.SendAsync(name, body, subject, cancellationToken);

    public async Task<IReadOnlyList<QueueMessage>> ExchangeAsync(string name, IReadOnlyList<Settlement> settlements, int most, TimeSpan hidden, CancellationToken cancellationToken)
    {
        if (most > 0)
        {
            await SendOnAsync(name, hidden, cancellationToken);
        }

        return await queue.ExchangeAsync(name, settlements, most, hidden, cancellationToken);
    }

    public async Task<long> CountAsync(string name, CancellationToken cancellationToken)
        => await outbox.CountAsync(name, cancellationToken) + await queue.CountAsync(name, cancellationToken);

    public async Task<DateTimeOffset?> OldestAsync(string name, CancellationToken cancellationToken)
        => ((DateTimeOffset?[])[await outbox.OldestAsync(name, cancellationToken), await queue.OldestAsync(name, cancellationToken)]).Min();

    public async Task<int> ReplayPoisonAsync(string name, CancellationToken cancellationToken)
        => await outbox.ReplayPoisonAsync(name, cancellationToken) + await queue.ReplayPoisonAsync(name, cancellationToken);

    private async Task SendOnAsync(string name, TimeSpan hidden, CancellationToken cancellationToken)
    {
        var waiting = await outbox.ExchangeAsync(name, [], MostAtOnce, hidden, cancellationToken);
        if (waiting.Count == 0)
        {
            return;
        }

        await Parallel.ForEachAsync(
            waiting,
            new ParallelOptions { MaxDegreeOfParallelism = SentAtOnce, CancellationToken = cancellationToken },
            async (message, stop) => await queue.SendAsync(name, message.Body, null, stop));
        await outbox.ExchangeAsync(name, [.. waiting.Select(message => new Settlement.Done(message))], 0, TimeSpan.Zero, cancellationToken);
    }
}
