using System.ComponentModel.DataAnnotations;

namespace FeedbackPipeline.Storing.StorageQueues;

/// <summary>
/// The storage account that holds the queues. Section <c>FeedbackQueues</c>, under the names that the Functions host reads too: a connection string as the
/// section's own value, or an address and an identity.
/// </summary>
public sealed class StorageQueueOptions
{
    public const string Section = "FeedbackQueues";

    /// <summary>Address of the account's queues, <c>https://NAME.queue.core.windows.net</c>; the identity of the machine signs in there.</summary>
    public string QueueServiceUri { get; set; } = "";

    /// <summary>Which identity, where the machine has several.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>The longest that one call may take before it is tried again.</summary>
    [Range(1, 60)]
    public int TimeoutSeconds { get; set; } = 10;
}
