using FeedbackPipeline.Measuring.Covering;
using FeedbackPipeline.Measuring.Describing;
using FeedbackPipeline.Measuring.Projecting;
using FeedbackPipeline.Measuring.Publishing;
using FeedbackPipeline.Measuring.References;
using FeedbackPipeline.Measuring.Registering;
using FeedbackPipeline.Measuring.Watching;
using FeedbackPipeline.Messages;
using FeedbackPipeline.Reference;
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
            .AddSingleton<KeepRegister>()
            .AddSingleton<ReprintCards>()
            .AddSingleton<DescribeCoverage>()
            .AddSingleton<FoldToDay>()
            .AddSingleton<Foresee>()
            .AddSingleton<AskedDimensions>()
            .AddSingleton<ITimedWork, ProjectFeedback>()
            .AddSingleton<ITimedWork, WatchPace>()
            .AddSingleton<ITimedWork, MarkArrivals>()
            .AddSingleton<ITimedWork, WatchSilence>()
            .AddSingleton<ITimedWork, WatchHelp>()
            .AddSingleton<ITimedWork, WatchReferences>()
            .AddSingleton<ICheckup, ReferenceCheckup>()
            .AddSingleton<ICheckup, RegisterCheckup>();
    }
}
