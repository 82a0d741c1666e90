using FeedbackPipeline.Reviewing.Checking;
using FeedbackPipeline.Reviewing.Concerns;
using FeedbackPipeline.Reviewing.Correcting;
using FeedbackPipeline.Reviewing.Emerging;
using FeedbackPipeline.Reviewing.Landing;
using FeedbackPipeline.Reviewing.Reading;
using FeedbackPipeline.Reviewing.Themes;
using FeedbackPipeline.Storing.Sqlite.Reviewing;

namespace FeedbackPipeline.Storing.Ports;

internal static class ReviewingPorts
{
    /// <summary>What reviewing needs of the store.</summary>
    public static IServiceCollection AddReviewingPorts(this IServiceCollection services) => services
        .AddPort<ICorrectionDesk, SqliteCorrectionDesk>()
        .AddPort<ICheckQueue, SqliteCheckQueue>()
        .AddPort<IFeedbackList, SqliteFeedbackList>()
        .AddPort<IFeedbackFile, SqliteFeedbackFile>()
        .AddPort<IThemeCounts, SqliteThemeCounts>()
        .AddPort<IConcernDesk, SqliteConcernDesk>()
        .AddPort<IWaitingWork, SqliteWaitingWork>()
        .AddPort<ITermCounts, SqliteTermCounts>();
}
