using FeedbackPipeline.Measuring.Describing;
using FeedbackPipeline.Measuring.Projecting;
using FeedbackPipeline.Measuring.References;
using FeedbackPipeline.Measuring.Watching;
using FeedbackPipeline.Messages;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Measuring;

public static class MeasuringExtensions
{
    /// <summary>Works out whose voices are missing, from the feed of feedback and whom each place supports.</summary>
    public static IServiceCollection AddMeasuring(this IServiceCollection services)
    {
        services.AddOptions<MeasuringOptions>().BindConfiguration(MeasuringOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<WatchingOptions>().BindConfiguration(WatchingOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton<ComposeSignal>()
            .AddSingleton<RefoldScope>()
            .AddSingleton<DescribeRepresentation>()
            .AddSingleton<ITimedWork, ProjectFeedback>()
            .AddSingleton<ITimedWork, MarkArrivals>()
            .AddSingleton<ITimedWork, WatchSilence>()
            .AddSingleton<ITimedWork, WatchHelp>()
            .AddSingleton<ITimedWork, WatchReferences>()
            .AddSingleton<ICheckup, ReferenceCheckup>();
    }
}
