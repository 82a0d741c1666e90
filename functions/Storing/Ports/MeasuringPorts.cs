using FeedbackPipeline.Measuring.Covering;
using FeedbackPipeline.Measuring.Projecting;
using FeedbackPipeline.Measuring.Publishing;
using FeedbackPipeline.Measuring.References;
using FeedbackPipeline.Measuring.Registering;
using FeedbackPipeline.Measuring.Watching;
using FeedbackPipeline.Storing.Cosmos.Measuring;
using FeedbackPipeline.Storing.Sqlite.Measuring;

namespace FeedbackPipeline.Storing.Ports;

internal static class MeasuringPorts
{
    /// <summary>What measuring needs of the store.</summary>
    public static IServiceCollection AddMeasuringPorts(this IServiceCollection services) => services
        .AddPort<IReferenceBook, SqliteReferenceBook, CosmosReferenceBook>()
        .AddPort<IScopeStore, SqliteScopeStore, CosmosScopeStore>()
        .AddPort<IRegisterBook, SqliteRegisterBook, CosmosRegisterBook>()
        .AddPort<IPaceBook, SqlitePaceBook, CosmosPaceBook>()
        .AddPort<IPublicationBook, SqlitePublicationBook, CosmosPublicationBook>()
        .AddPort<IReferenceDrafts, SqliteReferenceDrafts, CosmosReferenceDrafts>()
        .AddPort<IWatchStore, SqliteWatchStore, CosmosWatchStore>();
}
