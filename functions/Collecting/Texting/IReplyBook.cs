namespace FeedbackPipeline.Collecting.Texting;

/// <summary>Replies that wait to be sent. Implemented by the store.</summary>
public interface IReplyBook
{
    /// <summary>The first that waits for the same phone: messages may come in any order, texts must not. Null where none does.</summary>
    Task<WaitingReply?> NextAsync(string replyId, CancellationToken cancellationToken);

    /// <summary>Puts on record that it is about to be sent for the first time, so that after a crash somebody looks whether it was.</summary>
    Task MarkTriedAsync(string replyId, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Ends it, with its entry in the audit.</summary>
    /// <param name="stopsPhone">The provider knows that this phone wants no texts.</param>
    Task EndAsync(string replyId, ReplyEnd end, string? detail, bool stopsPhone, CancellationToken cancellationToken);

    /// <summary>Puts on record that it could not be sent; it stays written.</summary>
    Task MarkFailedAsync(string replyId, CancellationToken cancellationToken);
}

/// <param name="Number">Sealed; null where the number was forgotten.</param>
/// <param name="Tried">When it was about to be sent for the first time, or null.</param>
public sealed record WaitingReply(string Id, string PhoneId, string? Number, string Name, string Words, DateTimeOffset Written, DateTimeOffset? Tried, bool PhoneStopped);

public enum ReplyEnd
{
    Sent,

    /// <summary>Nobody is left to send it to, or it is too late.</summary>
    Dropped,

    /// <summary>The provider will never send it.</summary>
    Refused,
}
