using FeedbackPipeline.Hosting.Functions.Invoking;
using FeedbackPipeline.Hosting.Functions.Listening;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Hosting.Functions;

internal static class FunctionsExtensions
{
    /// <summary>What lets the Azure Functions host run the product as its custom handler.</summary>
    public static IServiceCollection AddFunctions(this IServiceCollection services)
    {
        services.AddOptions<FunctionsOptions>().BindConfiguration(FunctionsOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton<FunctionsHost>()
            .AddSingleton<SharedStoring>()
            .AddSingleton<KnownFunctions>()
            .AddSingleton<IConfigureOptions<KestrelServerOptions>, ListenForHost>();
    }

    /// <summary>The host's own calls, before anything that serves people.</summary>
    public static void UseFunctions(this IApplicationBuilder application)
        => application.UseMiddleware<AnswerPings>().UseMiddleware<AnswerInvocations>().UseMiddleware<PublicAddress>();
}
