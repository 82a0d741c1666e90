namespace FeedbackPipeline.Messages;

/// <summary>The consumer of one queue. It must be idempotent: the same message can come twice.</summary>
public interface IMessageHandler
{
    string Queue { get; }

    /// <summary>What a body holds, or null where it is not ours. Only who reads a queue that others write to has an answer of its own.</summary>
    Envelope? Open(string body, Envelopes envelopes) => envelopes.Open(body);

    /// <summary>The body as it rests in the poison queue, for as long as nobody looks.</summary>
    string AsPoison(string body) => body;

    /// <summary>Returns when the work is durable; an exception means "try again later".</summary>
    Task HandleAsync(Envelope envelope, CancellationToken cancellationToken);

    /// <summary>Called before a message is given up after its last try, so that the failure is on record where people look.</summary>
    Task GiveUpAsync(Envelope envelope, CancellationToken cancellationToken);
}
