namespace FeedbackPipeline.Collecting.Texting;

/// <summary>Texts that came in, and the phones they came from. Implemented by the store.</summary>
public interface ITextBook
{
    /// <summary>Keeps a text and queues it, both or neither; durable when it returns.</summary>
    /// <returns>False where a text with this id was here before: providers deliver at least once.</returns>
    Task<bool> KeepAsync(KeptText text, CancellationToken cancellationToken);

    /// <summary>Null where it was worked already or its phone's words were erased.</summary>
    Task<KeptText?> FindWaitingAsync(string textId, CancellationToken cancellationToken);

    /// <summary>What is known of a phone, and what it received and told in the day before <paramref name="now"/>.</summary>
    Task<(Phone? Phone, PhoneHistory History)> FindPhoneAsync(string phoneId, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Receipts of everything this phone told us that is still kept.</summary>
    Task<IReadOnlyList<string>> ReceiptsAsync(string phoneId, CancellationToken cancellationToken);

    /// <summary>Puts the outcome on record, all or nothing: the phone, its words, the replies on the queue, the text as worked. Does nothing where it was worked before.</summary>
    Task RecordAsync(WorkedText worked, CancellationToken cancellationToken);

    /// <summary>Puts on record that a text could not be worked; it stays kept.</summary>
    Task MarkFailedAsync(string textId, CancellationToken cancellationToken);

    /// <summary>Forgets numbers, worked texts and replies untouched since <paramref name="before"/>, and phones nothing else is known of; returns how many numbers.</summary>
    Task<int> ForgetAsync(DateTimeOffset before, CancellationToken cancellationToken);
}

/// <param name="Id">Keyed hash of the provider's message id; the feedback made of it has the same.</param>
/// <param name="Content">Number and words, sealed.</param>
public sealed record KeptText(string Id, string PhoneId, string Content, DateTimeOffset Received);

/// <param name="Number">The sealed number, where there is somebody to answer; null keeps what is there.</param>
/// <param name="FeedbackId">The feedback made of it, or null.</param>
public sealed record WorkedText(string TextId, TextDecision Decision, string? Number, string? FeedbackId, IReadOnlyList<WrittenReply> Replies, DateTimeOffset At);

/// <param name="Id">Made from the text's id, so that work done twice writes one reply.</param>
public sealed record WrittenReply(string Id, string Name, string Words);
