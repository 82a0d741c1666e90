using FeedbackPipeline.Securing.Limiting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Hosting.SigningIn.WorkAccounts;

internal static partial class WorkAccountExtensions
{
    /// <summary>Where signing in with a work account starts.</summary>
    public const string Path = "/sign-in/work";

    /// <summary>Adds the provider as a scheme, where one is set.</summary>
    public static IServiceCollection AddWorkAccounts(this IServiceCollection services)
    {
        services.AddOptions<WorkAccountOptions>().BindConfiguration(WorkAccountOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<EnterByWorkAccount>();
        services.AddTransient<OpenIdConnectHandler>();
        services.AddSingleton<IConfigureOptions<OpenIdConnectOptions>, ConfigureWorkAccounts>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<OpenIdConnectOptions>, OpenIdConnectPostConfigureOptions>());
        services.AddOptions<AuthenticationOptions>().Configure<IOptions<WorkAccountOptions>>((schemes, work) =>
        {
            if (work.Value.IsConfigured)
            {
                schemes.AddScheme<OpenIdConnectHandler>(OpenIdConnectDefaults.AuthenticationScheme, null);
            }
        });
        return services;
    }

    public static void MapWorkAccounts(this IEndpointRouteBuilder routes)
        => routes.MapGet(Path, StartAsync).AllowAnonymous().RequireRateLimiting(RateLimits.SignIns);

    /// <summary>Leads to the provider and back to a page of this site only.</summary>
    private static async Task<Results<EmptyHttpResult, RedirectHttpResult, NotFound>> StartAsync(
        HttpContext context, IOptions<WorkAccountOptions> work, ILoggerFactory loggers, string? returnUrl = null)
    {
        if (!work.Value.IsConfigured)
        {
            return TypedResults.NotFound();
        }

        try
        {
            await context.ChallengeAsync(OpenIdConnectDefaults.AuthenticationScheme, new() { RedirectUri = LocalAddress.Of(returnUrl) });
            return TypedResults.Empty;
        }
        catch (Exception problem) when (problem is InvalidOperationException or IOException or HttpRequestException or OperationCanceledException && !context.RequestAborted.IsCancellationRequested)
        {
            // The provider's own description of itself could not be read.
            Log.Away(loggers.CreateLogger(typeof(WorkAccountExtensions)), problem.GetType().Name);
            return TypedResults.LocalRedirect(StoppedModel.At(StoppedModel.Away));
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The provider of work accounts does not answer ({Problem}).")]
        public static partial void Away(ILogger logger, string problem);
    }
}
