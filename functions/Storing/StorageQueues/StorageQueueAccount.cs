using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Queues;
using FeedbackPipeline.Securing.Identities;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Storing.StorageQueues;

/// <summary>Opens the storage account that the settings name.</summary>
/// <param name="transport">Null: HTTP as it is.</param>
/// <param name="credential">Null: the identity of the machine. Used only where there is no connection string.</param>
internal sealed class StorageQueueAccount(IConfiguration configuration, IOptions<StorageQueueOptions> options, HttpPipelineTransport? transport = null, TokenCredential? credential = null)
{
    private const int Retries = 3;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    /// <summary>Null where the settings name an account; otherwise what they lack, in words.</summary>
    public static string? Lacks(string? connectionString, StorageQueueOptions options)
    {
        if (connectionString is { Length: > 0 })
        {
            return IsConnectionString(connectionString) ? null : "FeedbackQueues is not the connection string of a storage account.";
        }

        if (options.QueueServiceUri.Length == 0)
        {
            return "Storing:Queue=Azure needs FeedbackQueues (a connection string) or FeedbackQueues:QueueServiceUri (https://NAME.queue.core.windows.net).";
        }

        return Uri.TryCreate(options.QueueServiceUri, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps
            ? null
            : "FeedbackQueues:QueueServiceUri must be an https address, https://NAME.queue.core.windows.net.";
    }

    public QueueServiceClient Open()
    {
        var named = options.Value;
        return configuration[StorageQueueOptions.Section] is { Length: > 0 } connectionString
            ? new(connectionString, Client(named))
            : new(new Uri(named.QueueServiceUri), credential ?? MachineIdentity.Of(named.ClientId), Client(named));
    }

    private static bool IsConnectionString(string text)
    {
        try
        {
            return new QueueServiceClient(text).AccountName.Length > 0;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private QueueClientOptions Client(StorageQueueOptions named)
    {
        var client = new QueueClientOptions { MessageEncoding = QueueMessageEncoding.None };
        client.Retry.MaxRetries = Retries;
        client.Retry.Delay = FirstPause;
        client.Retry.MaxDelay = LongestPause;
        client.Retry.NetworkTimeout = TimeSpan.FromSeconds(named.TimeoutSeconds);
        client.Diagnostics.IsLoggingContentEnabled = false;
        client.Diagnostics.IsTelemetryEnabled = false;
        client.Transport = transport ?? client.Transport;
        return client;
    }
}
