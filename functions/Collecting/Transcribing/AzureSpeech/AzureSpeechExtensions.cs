using Azure.Core;
using Azure.Core.Pipeline;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Collecting.Transcribing.AzureSpeech;

internal static class AzureSpeechExtensions
{
    /// <summary>Off unless it is enabled. A <see cref="TokenCredential"/> or <see cref="HttpPipelineTransport"/> that is registered is used.</summary>
    public static IServiceCollection AddAzureSpeech(this IServiceCollection services)
    {
        services.AddOptions<AzureSpeechOptions>().BindConfiguration(AzureSpeechOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services.AddSingleton(provider => new AzureSpeechClient(
            provider.GetRequiredService<IOptions<AzureSpeechOptions>>(),
            provider.GetService<HttpPipelineTransport>(),
            provider.GetService<TokenCredential>()));
    }
}
