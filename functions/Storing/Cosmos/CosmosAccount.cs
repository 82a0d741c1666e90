using Azure.Core;
using FeedbackPipeline.Securing.Identities;
using FeedbackPipeline.Vocabulary;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Storing.Cosmos;

/// <summary>The one client of this process and its three containers. Nothing is sent before the first request.</summary>
public sealed class CosmosAccount : IDisposable
{
    private readonly CosmosOptions options;
    private readonly Lazy<CosmosClient> client;
    private readonly SemaphoreSlim making = new(1, 1);
    private volatile bool made;

    public CosmosAccount(IOptions<CosmosOptions> options, PipelineMetrics metrics, CosmosTransport? transport = null, TokenCredential? credential = null)
    {
        this.options = options.Value;
        client = new(() => Open(this.options, metrics, transport, credential));
        Calls = new(this.options, transport?.Clock ?? TimeProvider.System);
        Asking = transport?.Asking;
        Items = new(this, CosmosContainers.Items);
        Ledgers = new(this, CosmosContainers.Ledgers);
        Books = new(this, CosmosContainers.Books);
    }

    public CosmosShelf Items { get; }

    public CosmosShelf Ledgers { get; }

    public CosmosShelf Books { get; }

    internal CosmosCalls Calls { get; }

    internal Action<string, bool, string>? Asking { get; }

    public void Dispose()
    {
        making.Dispose();
        if (client.IsValueCreated)
        {
            client.Value.Dispose();
        }
    }

    internal async ValueTask<Container> ContainerAsync(string name, CancellationToken cancellationToken)
    {
        if (!made && options.Key.Length > 0)
        {
            await MakeAsync(cancellationToken);
        }

        return client.Value.GetContainer(options.Database, name);
    }

    /// <summary>Deployed accounts get their containers from the template: the identity there may not make any.</summary>
    private async Task MakeAsync(CancellationToken cancellationToken)
    {
        await making.WaitAsync(cancellationToken);
        try
        {
            if (made)
            {
                return;
            }

            Database database = await client.Value.CreateDatabaseIfNotExistsAsync(options.Database, cancellationToken: cancellationToken);
            foreach (var container in CosmosContainers.All)
            {
                await database.CreateContainerIfNotExistsAsync(container, cancellationToken: cancellationToken);
            }

            made = true;
        }
        finally
        {
            making.Release();
        }
    }

    private static CosmosClient Open(CosmosOptions options, PipelineMetrics metrics, CosmosTransport? transport, TokenCredential? credential)
    {
        var settings = new CosmosClientOptions
        {
            ApplicationName = "feedback-pipeline",
            UseSystemTextJsonSerializerWithOptions = CosmosJson.Options,
            EnableContentResponseOnWrite = false,
            MaxRetryAttemptsOnRateLimitedRequests = 5,
            MaxRetryWaitTimeOnRateLimitedRequests = TimeSpan.FromSeconds(5),
            CosmosClientTelemetryOptions = new() { DisableSendingMetricsToService = true },
        };
        settings.CustomHandlers.Add(new CosmosCharges(metrics));
        // Keys are for emulators and stand-ins, which speak HTTP at one address only.
        if (options.Key.Length > 0)
        {
            settings.ConnectionMode = ConnectionMode.Gateway;
            settings.LimitToEndpoint = true;
        }

        if (transport is not null)
        {
            settings.HttpClientFactory = transport.Open;
        }

        if (options.Key.Length > 0)
        {
            return new(options.Endpoint, options.Key, settings);
        }

        return new(options.Endpoint, credential ?? MachineIdentity.Of(options.ClientId), settings);
    }
}
