using FeedbackPipeline.Collecting.Transcribing.AzureSpeech;
using FeedbackPipeline.Messages;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Collecting.Transcribing;

internal static class TranscribingExtensions
{
    /// <summary>Machines that listen: Azure AI Speech where it is enabled, else a program on this machine; without either a person does.</summary>
    public static IServiceCollection AddTranscribing(this IServiceCollection services)
    {
        services.AddOptions<TranscribingOptions>().BindConfiguration(TranscribingOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddAzureSpeech()
            .AddSingleton<ITranscriber, TranscribeWithAzure>()
            .AddSingleton<ITranscriber, TranscribeByCommand>()
            .AddSingleton<IMessageHandler, TranscribeRecording>()
            .AddSingleton<ICheckup, SpeechCheckup>();
    }
}
