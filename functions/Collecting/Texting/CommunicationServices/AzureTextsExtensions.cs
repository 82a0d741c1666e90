using Azure.Core;
using Azure.Core.Pipeline;
using FeedbackPipeline.Messages;
using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Collecting.Texting.CommunicationServices;

internal static class AzureTextsExtensions
{
    /// <summary>Texts from Azure Communication Services and to it. A <see cref="TokenCredential"/> or <see cref="HttpPipelineTransport"/> that is registered is used.</summary>
    public static IServiceCollection AddAzureTexts(this IServiceCollection services)
    {
        services.AddOptions<AzureTextsOptions>().BindConfiguration(AzureTextsOptions.Section).ValidateDataAnnotations()
            .Validate<IOptions<TextingOptions>>(
                (azure, texting) => texting.Value.Provider != TextProvider.CommunicationServices || (azure.Endpoint.Length > 0 && azure.From.Length > 0),
                "AzureTexts:Endpoint and AzureTexts:From are needed where Texting:Provider is CommunicationServices.")
            .ValidateOnStart();
        return services
            .AddSingleton(provider => new AzureTexts(
                provider.GetRequiredService<IOptions<AzureTextsOptions>>(),
                provider.GetRequiredService<TimeProvider>(),
                provider.GetService<HttpPipelineTransport>(),
                provider.GetService<TokenCredential>()))
            .AddSingleton<KeepEvents>()
            .AddSingleton<IMessageHandler, TakeEvents>()
            .AddSingleton<ICheckup, AzureTextsCheckup>();
    }

    /// <summary>Where Event Grid calls.</summary>
    public static void MapAzureTexts(this IEndpointRouteBuilder routes) => routes.MapEventGrid();
}
