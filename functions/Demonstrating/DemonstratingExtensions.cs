using FeedbackPipeline.Demonstrating.Living;

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
}
