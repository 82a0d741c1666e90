using FeedbackPipeline.Messages.Pumping;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Messages;

public static class MessagesExtensions
{
    /// <summary>Sealed messages and the rules by which queues are worked.</summary>
    public static IServiceCollection AddMessages(this IServiceCollection services)
    {
        services.AddOptions<PumpingOptions>().BindConfiguration(PumpingOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services.AddSingleton<PipelineMetrics>().AddSingleton<Envelopes>().AddSingleton<WorkMessage>().AddSingleton<PumpQueue>().AddSingleton<WordsFirst>().AddSingleton<DrainPipeline>();
    }
}
