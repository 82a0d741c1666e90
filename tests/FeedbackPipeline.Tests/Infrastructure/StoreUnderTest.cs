using FeedbackPipeline.Storing.Cosmos;
using FeedbackPipeline.Tests.Infrastructure.CosmosDouble;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace FeedbackPipeline.Tests.Infrastructure;

/// <summary>The store that tests of behaviour run on: SQLite, or with FEEDBACK_TEST_STORE=cosmos the real SDK of Cosmos DB against the gateway double.</summary>
public abstract class StoreUnderTest
{
    public static StoreUnderTest Of(string? name) => name switch
    {
        null or "" or "sqlite" => new Embedded(),
        "cosmos" => new OnCosmos(null),
        _ => throw new ArgumentException($"FEEDBACK_TEST_STORE: '{name}' is not sqlite or cosmos."),
    };

    /// <summary>Cosmos DB, with whatever this gateway holds.</summary>
    public static StoreUnderTest Sharing(CosmosGateway gateway) => new OnCosmos(gateway);

    public abstract void Configure(IWebHostBuilder builder);

    public abstract void Replace(IServiceCollection services, TimeProvider time);

    private sealed class Embedded : StoreUnderTest
    {
        public override void Configure(IWebHostBuilder builder)
        {
        }

        public override void Replace(IServiceCollection services, TimeProvider time)
        {
        }
    }

    private sealed class OnCosmos(CosmosGateway? shared) : StoreUnderTest
    {
        public override void Configure(IWebHostBuilder builder)
            => builder.UseSetting("Storing:Store", "Cosmos").UseSetting("Cosmos:Endpoint", CosmosGateway.Endpoint.ToString()).UseSetting("Cosmos:Key", CosmosGateway.Key);

        public override void Replace(IServiceCollection services, TimeProvider time)
        {
            var gateway = shared ?? new CosmosGateway { Time = time };
            services.AddSingleton(gateway).AddSingleton(new CosmosTransport(gateway.CreateClient) { Asking = AccessPatterns.Check });
        }
    }
}
