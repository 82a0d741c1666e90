using FeedbackPipeline.Collecting.Receipts;
using FeedbackPipeline.Securing.Staffing;
using FeedbackPipeline.Storing.Blobs;
using FeedbackPipeline.Storing.Cosmos;
using FeedbackPipeline.Storing.Cosmos.Alerting;
using FeedbackPipeline.Storing.Cosmos.Collecting;
using FeedbackPipeline.Storing.Cosmos.Measuring;
using FeedbackPipeline.Storing.Cosmos.Projecting;
using FeedbackPipeline.Storing.Cosmos.Staffing;
using FeedbackPipeline.Storing.Erasing;
using FeedbackPipeline.Storing.Exporting;
using FeedbackPipeline.Storing.Ports;
using FeedbackPipeline.Storing.Rebuilding;
using FeedbackPipeline.Storing.Sqlite;
using FeedbackPipeline.Storing.Sqlite.Collecting;
using FeedbackPipeline.Storing.Sqlite.Queueing;
using FeedbackPipeline.Storing.Sqlite.Staffing;
using FeedbackPipeline.Storing.StorageQueues;
using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Storing;

public static class StoringExtensions
{
    /// <summary>Keeping and forgetting, and the store behind every stage's ports: each port beside what stands behind it in SQLite and in Cosmos DB.</summary>
    public static IServiceCollection AddStoring(this IServiceCollection services)
    {
        services.AddOptions<StoringOptions>().BindConfiguration(StoringOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<CosmosOptions>().BindConfiguration(CosmosOptions.Section).ValidateDataAnnotations()
            .Validate<IOptions<StoringOptions>>(
                (cosmos, storing) => storing.Value.Store != StoreKind.Cosmos || Uri.TryCreate(cosmos.Endpoint, UriKind.Absolute, out _),
                "Cosmos:Endpoint must be the address of the account where Storing:Store is Cosmos.")
            .ValidateOnStart();
        return services
            .AddSingleton<EraseFeedback>()
            .AddSingleton<ExportFeedback>()
            .AddSingleton<IWithdrawals, Withdrawals>()
            .AddSqlite()
            .AddCosmos()
            .AddStorageQueues()
            .AddBlobs()
            .AddSingleton<SqliteQueue>().AddSingleton(provider => provider.ChosenQueue<SqliteQueue>())
            .AddPort<IRebuildCounts, SqliteRebuildCounts, CosmosRebuildCounts>()
            .AddPort<IPlaceBook, SqlitePlaceBook, CosmosPlaceBook>()
            .AddPort<IStaffBook, SqliteStaffBook, CosmosStaffBook>()
            .AddPort<IWorkAccounts, SqliteWorkAccounts, CosmosWorkAccounts>()
            .AddPort<ISignInCodes, SqliteSignInCodes, CosmosSignInCodes>()
            .AddCollectingPorts()
            .AddTaggingPorts()
            .AddMeasuringPorts()
            .AddAlertingPorts()
            .AddReviewingPorts();
    }

    private static IServiceCollection AddSqlite(this IServiceCollection services)
        => services.AddSingleton<SqliteFile>().AddSingleton<SqliteWriter>().AddSingleton<SqliteReader>();

    private static IServiceCollection AddCosmos(this IServiceCollection services) => services
        .AddSingleton<CosmosAccount>()
        .AddSingleton<CosmosFeedback>()
        .AddSingleton<CosmosAudit>()
        .AddSingleton<CosmosOutbox>()
        .AddSingleton<CosmosPhones>()
        .AddSingleton<CosmosTraces>()
        .AddSingleton<CosmosSignals>()
        .AddSingleton<ReadChanges>()
        .AddSingleton<CosmosProjector>()
        .AddSingleton<MoveFigures>()
        .AddSingleton<NumberMoves>()
        .AddSingleton<CosmosFeed>()
        .AddSingleton<CosmosRegister>()
        .AddSingleton<CosmosReferences>()
        .AddSingleton<CosmosMarkers>()
        .AddSingleton<CosmosAlphas>()
        .AddSingleton<CosmosPublications>()
        .AddSingleton<CosmosForgetting>();
}
