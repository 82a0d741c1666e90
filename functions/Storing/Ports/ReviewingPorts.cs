using FeedbackPipeline.Reviewing.Checking;
using FeedbackPipeline.Reviewing.Concerns;
using FeedbackPipeline.Reviewing.Correcting;
using FeedbackPipeline.Reviewing.Emerging;
using FeedbackPipeline.Reviewing.Landing;
using FeedbackPipeline.Reviewing.Reading;
using FeedbackPipeline.Reviewing.Themes;
using FeedbackPipeline.Storing.Cosmos.Reviewing;
using FeedbackPipeline.Storing.Sqlite.Reviewing;

namespace FeedbackPipeline.Storing.Ports;

internal static class ReviewingPorts
{
    /// <summary>What reviewing needs of the store.</summary>
    public static IServiceCollection AddReviewingPorts(this IServiceCollection services) => services
        .AddPort<ICorrectionDesk, SqliteCorrectionDesk, CosmosCorrectionDesk>()
        .AddPort<ICheckQueue, SqliteCheckQueue, CosmosCheckQueue>()
        .AddPort<IFeedbackList, SqliteFeedbackList, CosmosFeedbackList>()
        .AddPort<IFeedbackFile, SqliteFeedbackFile, CosmosFeedbackFile>()
        .AddPort<IThemeCounts, SqliteThemeCounts, CosmosThemeCounts>()
        .AddPort<IConcernDesk, SqliteConcernDesk, CosmosConcernDesk>()
        .AddPort<IWaitingWork, SqliteWaitingWork, CosmosWaitingWork>()
        .AddPort<ITermCounts, SqliteTermCounts, CosmosTermCounts>();
}
