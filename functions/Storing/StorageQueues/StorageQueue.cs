using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using FeedbackPipeline.Messages;
using QueueMessage = FeedbackPipeline.Messages.QueueMessage;

namespace FeedbackPipeline.Storing.StorageQueues;

/// <summary>
/// Azure Storage Queues. Bodies are plain text and hold ids only; messages never expire, since one that waits longer than a week must not be lost.
/// A queue that is missing is made when it is first used.
/// </summary>
internal sealed class StorageQueue(QueueServiceClient account) : IMessageQueue
{
    private const int MostAtOnce = 32;
    private static readonly TimeSpan ForEver = TimeSpan.FromSeconds(-1);
    private static readonly TimeSpan WhileMoved = TimeSpan.FromMinutes(1);

    public Task SendAsync(string queue, string body, string? subject, CancellationToken cancellationToken)
        => AskAsync(() => MadeAsync(queue, client => client.SendMessageAsync(body, visibilityTimeout: null, ForEver, cancellationToken), cancellationToken), cancellationToken);

    public Task<IReadOnlyList<QueueMessage>> ExchangeAsync(string queue, IReadOnlyList<Settlement> settlements, int most, TimeSpan hidden, CancellationToken cancellationToken)
        => AskAsync<IReadOnlyList<QueueMessage>>(
            async () =>
            {
                await Parallel.ForEachAsync(
                    settlements,
                    new ParallelOptions { MaxDegreeOfParallelism = MostAtOnce, CancellationToken = cancellationToken },
                    async (settlement, stop) => await SettleAsync(queue, settlement, stop));
                return await TakeAsync(queue, most, hidden, cancellationToken);
            },
            cancellationToken);

    public Task<long> CountAsync(string queue, CancellationToken cancellationToken)
        => AskAsync(
            async () =>
            {
                try
                {
                    return (await Client(queue).GetPropertiesAsync(cancellationToken)).Value.ApproximateMessagesCountLong;
                }
                catch (RequestFailedException missing) when (IsMissing(missing) && Queues.IsPoison(queue))
                {
                    return 0;
                }
            },
            cancellationToken);

    public Task<DateTimeOffset?> OldestAsync(string queue, CancellationToken cancellationToken)
        => AskAsync(
            async () =>
            {
                try
                {
                    return (await Client(queue).PeekMessagesAsync(MostAtOnce, cancellationToken)).Value.Min(message => message.InsertedOn);
                }
                catch (RequestFailedException missing) when (IsMissing(missing))
                {
                    return null;
                }
            },
            cancellationToken);

    public async Task<int> ReplayPoisonAsync(string queue, CancellationToken cancellationToken)
    {
        var poison = Queues.PoisonOf(queue);
        var replayed = 0;
        while (await ExchangeAsync(poison, [], MostAtOnce, WhileMoved, cancellationToken) is { Count: > 0 } messages)
        {
            foreach (var message in messages)
            {
                await SendAsync(queue, message.Body, null, cancellationToken);
                await ExchangeAsync(poison, [new Settlement.Done(message)], 0, TimeSpan.Zero, cancellationToken);
                replayed++;
            }
        }

        return replayed;
    }

    private static bool IsMissing(RequestFailedException problem) => problem.ErrorCode == QueueErrorCode.QueueNotFound;

    /// <summary>Another worker has the message by now, or has settled it.</summary>
    private static bool IsOutdated(RequestFailedException problem) => problem.ErrorCode == QueueErrorCode.PopReceiptMismatch || problem.ErrorCode == QueueErrorCode.MessageNotFound;

    private async Task<List<QueueMessage>> TakeAsync(string queue, int most, TimeSpan hidden, CancellationToken cancellationToken)
    {
        var taken = new List<QueueMessage>();
        while (taken.Count < most)
        {
            var asked = Math.Min(most - taken.Count, MostAtOnce);
            var messages = await MadeAsync(queue, client => client.ReceiveMessagesAsync(asked, hidden, cancellationToken), cancellationToken);
            taken.AddRange(messages.Value.Select(message => new QueueMessage(message.MessageId, message.Body.ToString(), message.PopReceipt, (int)message.DequeueCount)));
            if (messages.Value.Length < asked)
            {
                break;
            }
        }

        return taken;
    }

    private async Task SettleAsync(string queue, Settlement settlement, CancellationToken cancellationToken)
    {
        var (client, message) = (Client(queue), settlement.Message);
        try
        {
            switch (settlement)
            {
                case Settlement.Done:
                    await client.DeleteMessageAsync(message.Id, message.Pop, cancellationToken);
                    break;
                case Settlement.Again(_, var delay):
                    await client.UpdateMessageAsync(message.Id, message.Pop, visibilityTimeout: delay, cancellationToken: cancellationToken);
                    break;
                case Settlement.Poisoned:
                    // Whoever only has an outdated lease must not copy it: so the lease is renewed first.
                    var renewed = await client.UpdateMessageAsync(message.Id, message.Pop, visibilityTimeout: WhileMoved, cancellationToken: cancellationToken);
                    await SendAsync(Queues.PoisonOf(queue), message.Body, null, cancellationToken);
                    await client.DeleteMessageAsync(message.Id, renewed.Value.PopReceipt, cancellationToken);
                    break;
            }
        }
        catch (RequestFailedException problem) when (IsOutdated(problem))
        {
            // As promised: an outdated lease settles nothing.
        }
    }

    private QueueClient Client(string queue) => account.GetQueueClient(queue);

    private async Task<T> MadeAsync<T>(string queue, Func<QueueClient, Task<T>> ask, CancellationToken cancellationToken)
    {
        var client = Client(queue);
        try
        {
            return await ask(client);
        }
        catch (RequestFailedException missing) when (IsMissing(missing))
        {
            await client.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
            return await ask(client);
        }
    }

    private async Task<T> AskAsync<T>(Func<Task<T>> ask, CancellationToken cancellationToken)
    {
        try
        {
            return await ask();
        }
        catch (Exception problem) when (!cancellationToken.IsCancellationRequested && StorageProblem.Describe(problem, account.Uri.Host) is { } words)
        {
            throw new QueueUnavailableException(words, problem);
        }
    }
}
