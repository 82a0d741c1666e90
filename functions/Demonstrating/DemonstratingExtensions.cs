using FeedbackPipeline.Alerting.Notifying;
using FeedbackPipeline.Alerting.Safeguarding;
using FeedbackPipeline.Demonstrating.Living;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FeedbackPipeline.Demonstrating;

internal static class DemonstratingExtensions
{
    /// <summary>What the demo needs beside the product itself; registered only while a demo is filled.</summary>
    public static IServiceCollection AddDemonstrating(this IServiceCollection services, SimulatedClock clock) => services
        .AddSingleton(clock)
        .AddSingleton<SetUpOrganisation>()
        .AddSingleton<OtherDoors>()
        .AddSingleton<ReadFeedback>()
        .AddSingleton<DecideConcerns>()
        .AddSingleton<AnswerAlerts>();

    /// <summary>Real managers and leads must never hear of people who do not exist, whatever is set up on this machine.</summary>
    public static IServiceCollection TellNobody(this IServiceCollection services) => services.RemoveAll<INotifier>().RemoveAll<IConcernNotifier>();
}
