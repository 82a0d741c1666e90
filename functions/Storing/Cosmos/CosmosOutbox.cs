using FeedbackPipeline.Messages;
using FeedbackPipeline.Securing;

namespace FeedbackPipeline.Storing.Cosmos;

/// <summary>A message that is durable with what it announces, and waits to be put on its queue.</summary>
internal sealed record OutgoingMessage(string Queue, string Body, string? Subject, DateTimeOffset At) : CosmosDocument
{
    public override string Type => "outbox";
}

/// <summary>
/// Puts messages on their queues after the batch that holds them: first sent, then deleted here, so a crash in between sends twice and never not at all.
/// What is left behind is sent by <see cref="SendLeftBehindAsync"/>.
/// </summary>
internal sealed class CosmosOutbox(IMessageQueue queue, Envelopes envelopes, IdFactory ids, TimeProvider time)
{
    /// <param name="pk">The partition of what it announces.</param>
    public OutgoingMessage Message<T>(string pk, T message, string? subject = null)
        where T : IPipelineMessage
        => new(T.Queue, envelopes.Seal(message), subject, time.GetUtcNow()) { Pk = pk, Id = ids.Next("outbox:") };

    public async Task SendAsync(CosmosShelf shelf, IEnumerable<OutgoingMessage> messages, CancellationToken cancellationToken)
    {
        foreach (var message in messages)
        {
            await queue.SendAsync(message.Queue, message.Body, message.Subject, cancellationToken);
            await shelf.DeleteAsync(message.Pk, message.Id, cancellationToken);
        }
    }

    /// <summary>Sends what has waited since before a moment; returns how many.</summary>
    public async Task<int> SendLeftBehindAsync(CosmosShelf shelf, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var left = await shelf.QueryAsync<OutgoingMessage>(
            null,
            "SELECT * FROM c WHERE c.type = 'outbox' AND c.at < @before",
            cancellationToken,
            ("@before", before.ToUnixTimeMilliseconds()));
        await SendAsync(shelf, left, cancellationToken);
        return left.Count;
    }
}
