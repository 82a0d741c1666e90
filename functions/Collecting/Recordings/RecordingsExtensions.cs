using FeedbackPipeline.Collecting.Recordings.Hearing;
using FeedbackPipeline.Collecting.Recordings.Inbound;
using FeedbackPipeline.Messages;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Collecting.Recordings;

internal static class RecordingsExtensions
{
    /// <summary>Voice: recordings in, heard by a person, forgotten in time.</summary>
    public static IServiceCollection AddRecordings(this IServiceCollection services)
    {
        services.AddOptions<RecordingOptions>().BindConfiguration(RecordingOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton<SealedShelf>()
            .AddSingleton<VoiceChannel>()
            .AddSingleton<ITimedWork, ForgetRecordings>()
            .AddSingleton<ICheckup, RecordingsCheckup>();
    }

    public static void MapRecordings(this IEndpointRouteBuilder routes)
    {
        routes.MapSound();
        routes.MapInboundAudio();
    }
}
