using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using FeedbackPipeline.Securing.Identities;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Storing.Blobs;

/// <summary>Opens the storage account that the settings name.</summary>
/// <param name="transport">Null: HTTP as it is.</param>
/// <param name="credential">Null: the identity of the machine. Used only where there is no connection string.</param>
internal sealed class BlobAccount(IConfiguration configuration, IOptions<BlobOptions> options, HttpPipelineTransport? transport = null, TokenCredential? credential = null)
{
    private const int Retries = 3;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    public bool IsNamed => ConnectionString.Length > 0 || options.Value.BlobServiceUri.Length > 0;

    /// <exception cref="InvalidDataException">The setting is no connection string.</exception>
    public BlobContainerClient Open(string container)
    {
        var named = options.Value;
        try
        {
            var service = ConnectionString.Length > 0
                ? new BlobServiceClient(ConnectionString, Client(named))
                : new BlobServiceClient(new Uri(named.BlobServiceUri), credential ?? MachineIdentity.Of(named.ClientId), Client(named));
            return service.GetBlobContainerClient(container);
        }
        catch (FormatException)
        {
            throw new InvalidDataException("FeedbackBlobs is not the connection string of a storage account.");
        }
    }

    private string ConnectionString => configuration[BlobOptions.Section] ?? "";

    private BlobClientOptions Client(BlobOptions named)
    {
        var client = new BlobClientOptions();
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
