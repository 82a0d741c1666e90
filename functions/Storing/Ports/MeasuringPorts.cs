using FeedbackPipeline.Measuring.Covering;
using FeedbackPipeline.Measuring.Projecting;
using FeedbackPipeline.Measuring.Publishing;
using FeedbackPipeline.Measuring.References;
using FeedbackPipeline.Measuring.Registering;
using FeedbackPipeline.Measuring.Watching;
using FeedbackPipeline.Storing.Sqlite.Measuring;

namespace FeedbackPipeline.Storing.Ports;

internal static class MeasuringPorts
{
    /// <summary>What measuring needs of the store.</summary>
    public static IServiceCollection AddMeasuringPorts(this IServiceCollection services) => services
        .AddPort<IReferenceBook, SqliteReferenceBook>()
        .AddPort<IScopeStore, SqliteScopeStore>()
        .AddPort<IRegisterBook, SqliteRegisterBook>()
        .AddPort<IPaceBook, SqlitePaceBook>()
        .AddPort<IPublicationBook, SqlitePublicationBook>()
        .AddPort<IReferenceDrafts, SqliteReferenceDrafts>()
        .AddPort<IWatchStore, SqliteWatchStore>();
}
