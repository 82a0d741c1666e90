using Azure.Core;
using Azure.Core.Pipeline;
using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Tagging.AzureLanguage;

internal static class AzureLanguageExtensions
{
    /// <summary>A second reader that is off unless it is enabled. A <see cref="TokenCredential"/> or <see cref="HttpPipelineTransport"/> that is registered is used.</summary>
    public static IServiceCollection AddAzureLanguage(this IServiceCollection services)
    {
        services.AddOptions<AzureLanguageOptions>().BindConfiguration(AzureLanguageOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddMetrics().TryAddSingleton<PipelineMetrics>();
        services.AddSingleton(provider => new AzureLanguageClient(
            provider.GetRequiredService<IOptions<AzureLanguageOptions>>(),
            provider.GetService<HttpPipelineTransport>(),
            provider.GetService<TokenCredential>()));
        services.AddSingleton<ReadWithAzure>();
        services.AddSingleton<ICheckup, AzureLanguageCheckup>();
        return services;
    }
}
