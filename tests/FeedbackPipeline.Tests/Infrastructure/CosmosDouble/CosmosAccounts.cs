using System.Text.Json;
using Microsoft.Azure.Cosmos;

namespace FeedbackPipeline.Tests.Infrastructure.CosmosDouble;

/// <summary>The accounts that the same tests run against, each made when first asked for.</summary>
/// <remarks>A real one is among them where <c>FEEDBACK_COSMOS_ENDPOINT</c> and <c>FEEDBACK_COSMOS_KEY</c> are set, which was never so where this was written.</remarks>
public sealed class CosmosAccounts : IAsyncDisposable
{
    public const string Vercel = "Vercel's server";
    public const string Real = "a real account";
    private static readonly string? RealEndpoint = Environment.GetEnvironmentVariable("FEEDBACK_COSMOS_ENDPOINT");
    private readonly Dictionary<string, CosmosGateway> gateways = new()
    {
        ["one range"] = new(1),
        ["one range, planned"] = new(1, false),
        ["two ranges"] = new(2),
        ["two ranges, planned"] = new(2, false),
    };

    private readonly Dictionary<string, Database> databases = [];
    private readonly Dictionary<string, Container> kept = [];
    private VercelCosmosServer? vercel;
    private int containers;

    /// <summary>The double with one and two physical ranges and with both ways of the SDK to query.</summary>
    public static TheoryData<string> Doubles => ["one range", "one range, planned", "two ranges", "two ranges, planned"];

    /// <summary>The double and its witnesses.</summary>
    public static TheoryData<string> All => [.. Doubles.Select(row => row.Data), Vercel, .. RealEndpoint == null ? Array.Empty<string>() : [Real]];

    public CosmosGateway this[string account] => gateways[account];

    /// <summary>A client as the product makes it, in gateway mode and limited to its endpoint.</summary>
    public static CosmosClient Connect(CosmosGateway gateway, Action<CosmosClientOptions>? change = null) => Connect(CosmosGateway.Endpoint, CosmosGateway.Key, options =>
    {
        options.HttpClientFactory = gateway.CreateClient;
        change?.Invoke(options);
    });

    public static CosmosClient Connect(Uri endpoint, string key, Action<CosmosClientOptions>? change = null)
    {
        var options = new CosmosClientOptions
        {
            ConnectionMode = ConnectionMode.Gateway,
            LimitToEndpoint = true,
            MaxRetryAttemptsOnRateLimitedRequests = 2,
            UseSystemTextJsonSerializerWithOptions = JsonSerializerOptions.Web,
        };
        change?.Invoke(options);
        return new(endpoint.ToString(), key, options);
    }

    /// <summary>An empty container, partitioned by <c>/pk</c> unless said otherwise.</summary>
    public async Task<Container> ContainerAsync(string account, Action<ContainerProperties>? change = null)
    {
        var database = await DatabaseAsync(account);
        var properties = new ContainerProperties($"c{++containers}", "/pk") { DefaultTimeToLive = -1 };
        change?.Invoke(properties);
        return (await database.CreateContainerAsync(properties, cancellationToken: TestContext.Current.CancellationToken)).Container;
    }

    /// <summary>One container an account, filled once, for tests that only read.</summary>
    public async Task<Container> KeptAsync(string account, Func<Task<Container>> fill) => kept.TryGetValue(account, out var container) ? container : kept[account] = await fill();

    public async ValueTask DisposeAsync()
    {
        if (databases.TryGetValue(Real, out var real))
        {
            await real.DeleteAsync();
        }

        foreach (var database in databases.Values)
        {
            database.Client.Dispose();
        }

        foreach (var gateway in gateways.Values)
        {
            gateway.Dispose();
        }

        if (vercel != null)
        {
            await vercel.DisposeAsync();
        }
    }

    public async Task<Database> DatabaseAsync(string account)
    {
        if (!databases.TryGetValue(account, out var database))
        {
            var client = account switch
            {
                Vercel => Connect((vercel = await VercelCosmosServer.StartAsync()).Endpoint, CosmosGateway.Key),
                Real => Connect(new(RealEndpoint!), Environment.GetEnvironmentVariable("FEEDBACK_COSMOS_KEY")!),
                _ => Connect(gateways[account]),
            };
            database = await client.CreateDatabaseIfNotExistsAsync("feedback-tests-" + Path.GetRandomFileName(), cancellationToken: TestContext.Current.CancellationToken);
            databases[account] = database;
        }

        return database;
    }
}
