namespace FeedbackPipeline.Messages;

/// <summary>A queue with leases, by the rules of Azure Storage Queues: at least once, hidden while worked on. Implemented by the store.</summary>
public interface IMessageQueue
{
    /// <summary>Returns when the message is durable.</summary>
    /// <param name="subject">The feedback it is about, so that erasing reaches it; null where there is none.</param>
    Task SendAsync(string queue, string body, string? subject, CancellationToken cancellationToken);

    /// <summary>Settles what came before and takes up to <paramref name="most"/> visible messages, hidden for <paramref name="hidden"/>; each taking counts one dequeue.</summary>
    Task<IReadOnlyList<QueueMessage>> ExchangeAsync(string queue, IReadOnlyList<Settlement> settlements, int most, TimeSpan hidden, CancellationToken cancellationToken);

    /// <summary>Messages in the queue, hidden ones included; a busy queue of Azure tells it roughly.</summary>
    Task<long> CountAsync(string queue, CancellationToken cancellationToken);

    /// <summary>When the message came in that has waited longest of those that could be taken now, roughly; null where there is none.</summary>
    Task<DateTimeOffset?> OldestAsync(string queue, CancellationToken cancellationToken);

    /// <summary>Moves poisoned messages back to their queue with a fresh count; returns how many.</summary>
    Task<int> ReplayPoisonAsync(string queue, CancellationToken cancellationToken);
}

/// <param name="Id">The queue's own id of the message; another one once it was poisoned or replayed.</param>
/// <param name="Pop">Proof of this lease; a settlement with an older one is ignored.</param>
/// <param name="Dequeued">How often it was taken, this time included; starts at 1.</param>
public sealed record QueueMessage(string Id, string Body, string Pop, int Dequeued);

/// <summary>How work on a message ended.</summary>
public abstract record Settlement(QueueMessage Message)
{
    /// <summary>Done; the message goes.</summary>
    public sealed record Done(QueueMessage Message) : Settlement(Message);

    /// <summary>Failed; visible again after <paramref name="Delay"/>.</summary>
    public sealed record Again(QueueMessage Message, TimeSpan Delay) : Settlement(Message);

    /// <summary>Hopeless; the body as it is here moves to the poison queue.</summary>
    public sealed record Poisoned(QueueMessage Message) : Settlement(Message);
}
