namespace FeedbackPipeline.Alerting.Notifying;

/// <summary>What was told by which notifier. Implemented by the store.</summary>
public interface IDeliveryBook
{
    /// <summary>The newest version of the alert this notifier has told; 0 for none.</summary>
    Task<int> ToldVersionAsync(string alertId, string notifier, CancellationToken cancellationToken);

    /// <summary>Returns once it is durable, with its entry in the audit.</summary>
    Task MarkToldAsync(string alertId, string notifier, int version, CancellationToken cancellationToken);

    /// <summary>Puts on record that people could not be told.</summary>
    Task MarkFailedAsync(string alertId, string change, CancellationToken cancellationToken);
}
