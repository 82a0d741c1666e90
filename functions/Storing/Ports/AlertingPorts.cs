using FeedbackPipeline.Alerting;
using FeedbackPipeline.Alerting.Mailing;
using FeedbackPipeline.Alerting.Notifying;
using FeedbackPipeline.Alerting.Safeguarding;
using FeedbackPipeline.Storing.Cosmos.Alerting;
using FeedbackPipeline.Storing.Sqlite.Alerting;

namespace FeedbackPipeline.Storing.Ports;

internal static class AlertingPorts
{
    /// <summary>What alerting needs of the store.</summary>
    public static IServiceCollection AddAlertingPorts(this IServiceCollection services) => services
        .AddPort<IAlertBook, SqliteAlertBook, CosmosAlertBook>()
        .AddPort<IDeliveryBook, SqliteDeliveryBook, CosmosDeliveryBook>()
        .AddPort<ISentMail, SqliteSentMail, CosmosSentMail>()
        .AddPort<IConcernNotices, SqliteConcernNotices, CosmosConcernNotices>();
}
