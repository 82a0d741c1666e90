using FeedbackPipeline.Messages;

namespace FeedbackPipeline.Alerting.Notifying;

/// <summary>What was told by which notifier. Implemented by the store.</summary>
public interface IDeliveryBook
{
    /// <summary>The newest version of the alert this notifier has told; 0 for none.</summary>
    Task<int> ToldVersionAsync(string alertId, string notifier, CancellationToken cancellationToken);

    /// <summary>Returns once it is durable, with its entry in the audit.</summary>
    Task MarkToldAsync(string alertId, string notifier, int version, CancellationToken cancellationToken);

    /// <summary>Whether this notifier's digests of this day are on their way already.</summary>
    Task<bool> HasDigestAsync(string notifier, DateOnly day, CancellationToken cancellationToken);

    /// <summary>Marks the day's digests as sent and puts their messages into the queue, together; nothing happens where somebody was first.</summary>
    Task SendDigestsAsync(string notifier, DateOnly day, IReadOnlyList<DigestDue> due, CancellationToken cancellationToken);

    /// <summary>Puts on record that people could not be told.</summary>
    Task MarkFailedAsync(string alertId, string change, CancellationToken cancellationToken);
}
