using FeedbackPipeline.Storing.Cosmos;
using FeedbackPipeline.Storing.Cosmos.Measuring;
using FeedbackPipeline.Storing.Cosmos.Projecting;
using Microsoft.Extensions.DependencyInjection;

namespace FeedbackPipeline.Tests.Storing.Cosmos.Measuring;

internal static class MeasuredServices
{
    /// <summary>What measuring has in Cosmos DB, without the rest of the product.</summary>
    public static IServiceCollection AddMeasured(this IServiceCollection services) => services
        .AddSingleton<CosmosAudit>()
        .AddSingleton<ReadChanges>()
        .AddSingleton<CosmosProjector>()
        .AddSingleton<NumberMoves>()
        .AddSingleton<CosmosReferences>()
        .AddSingleton<CosmosReferenceBook>()
        .AddSingleton<CosmosRegister>()
        .AddSingleton<CosmosRegisterBook>()
        .AddSingleton<CosmosFeed>()
        .AddSingleton<CosmosMarkers>()
        .AddSingleton<CosmosAlphas>()
        .AddSingleton<CosmosPublications>()
        .AddSingleton<CosmosPublicationBook>()
        .AddSingleton<CosmosScopeStore>()
        .AddSingleton<CosmosWatchStore>()
        .AddSingleton<CosmosForgetting>();
}
