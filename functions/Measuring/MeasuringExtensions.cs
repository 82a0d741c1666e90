using FeedbackPipeline.Measuring.Covering;
using FeedbackPipeline.Measuring.Describing;
using FeedbackPipeline.Measuring.Projecting;
using FeedbackPipeline.Measuring.References;
using FeedbackPipeline.Measuring.Registering;
using FeedbackPipeline.Messages;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Measuring;

public static class MeasuringExtensions
{
    /// <summary>Works out whose voices are missing, from the feed of feedback and whom each place supports.</summary>
    public static IServiceCollection AddMeasuring(this IServiceCollection services)
    {
        services.AddOptions<MeasuringOptions>().BindConfiguration(MeasuringOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton<ComposeSignal>()
            .AddSingleton<RefoldScope>()
            .AddSingleton<DescribeRepresentation>()
            .AddSingleton<KeepRegister>()
            .AddSingleton<ReprintCards>()
            .AddSingleton<DescribeCoverage>()
            .AddSingleton<ITimedWork, ProjectFeedback>()
            .AddSingleton<ITimedWork, WatchPace>()
            .AddSingleton<ICheckup, ReferenceCheckup>()
            .AddSingleton<ICheckup, RegisterCheckup>();
    }
}
