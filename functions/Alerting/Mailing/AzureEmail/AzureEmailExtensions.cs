using Azure.Core;
using Azure.Core.Pipeline;
using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Alerting.Mailing.AzureEmail;

internal static class AzureEmailExtensions
{
    /// <summary>E-mail leaves by Azure where an endpoint is set, else by SMTP. A <see cref="TokenCredential"/> or <see cref="HttpPipelineTransport"/> that is registered is used.</summary>
    public static IServiceCollection AddMailers(this IServiceCollection services)
    {
        services.AddOptions<AzureEmailOptions>().BindConfiguration(AzureEmailOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton(provider => new AzureEmailClient(
                provider.GetRequiredService<IOptions<AzureEmailOptions>>(),
                provider.GetService<HttpPipelineTransport>(),
                provider.GetService<TokenCredential>()))
            .AddSingleton<AzureMailer>()
            .AddSingleton<SmtpMailer>()
            .AddSingleton<IMailer>(provider => provider.GetRequiredService<IOptions<AzureEmailOptions>>().Value.IsConfigured
                ? provider.GetRequiredService<AzureMailer>()
                : provider.GetRequiredService<SmtpMailer>())
            .AddSingleton<ICheckup, AzureEmailCheckup>();
    }
}
