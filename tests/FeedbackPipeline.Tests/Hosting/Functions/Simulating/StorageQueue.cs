using System.Collections.Concurrent;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace FeedbackPipeline.Tests.Hosting.Functions.Simulating;

/// <summary>Queues of a storage account, or of its emulator.</summary>
internal sealed class StorageQueue(string connection) : IHostQueue
{
    private readonly QueueServiceClient service = new(connection);
    private readonly ConcurrentDictionary<string, (HostMessage Message, DateTimeOffset Until)> released = new();

    /// <summary>Until when the message that was last put back into a queue is hidden, by the account's own word.</summary>
    public DateTimeOffset HiddenUntil(string queue) => released[queue].Until;

    /// <summary>As if that time had passed.</summary>
    public async Task ShowAsync(string queue, CancellationToken cancellationToken)
        => await ReleaseAsync(queue, released[queue].Message, TimeSpan.Zero, cancellationToken);

    public async Task SendAsync(string queue, string body, CancellationToken cancellationToken)
    {
        var client = service.GetQueueClient(queue);
        await client.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        await client.SendMessageAsync(body, cancellationToken);
    }

    public async Task<IReadOnlyList<HostMessage>> TakeAsync(string queue, int most, CancellationToken cancellationToken)
    {
        var client = service.GetQueueClient(queue);
        await client.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        return [.. (await client.ReceiveMessagesAsync(most, TimeSpan.FromMinutes(10), cancellationToken)).Value.Select(Taken)];
    }

    public Task DeleteAsync(string queue, HostMessage message, CancellationToken cancellationToken)
        => service.GetQueueClient(queue).DeleteMessageAsync(message.Id, message.Pop, cancellationToken);

    public async Task ReleaseAsync(string queue, HostMessage message, TimeSpan hidden, CancellationToken cancellationToken)
    {
        var receipt = (await service.GetQueueClient(queue).UpdateMessageAsync(message.Id, message.Pop, message.Body, hidden, cancellationToken)).Value;
        released[queue] = (message with { Pop = receipt.PopReceipt }, receipt.NextVisibleOn);
    }

    private static HostMessage Taken(QueueMessage message) => new(message.MessageId, message.PopReceipt, message.MessageText, (int)message.DequeueCount, message.InsertedOn ?? default) { Returns = message.NextVisibleOn };
}
