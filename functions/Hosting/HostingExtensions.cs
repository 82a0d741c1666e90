using FeedbackPipeline.Hosting.Doctoring;
using FeedbackPipeline.Hosting.Functions;
using FeedbackPipeline.Hosting.Functions.Listening;
using FeedbackPipeline.Hosting.Health;
using FeedbackPipeline.Hosting.Pumping;
using FeedbackPipeline.Hosting.SigningIn;
using FeedbackPipeline.Hosting.SigningIn.WorkAccounts;
using FeedbackPipeline.Messages;
using FeedbackPipeline.Securing.Limiting;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Hosting;

public static class HostingExtensions
{
    /// <summary>What carries the stages: sign-in, pumps and timers, limits, pages, health.</summary>
    public static IServiceCollection AddHosting(this IServiceCollection services)
    {
        services.AddOptions<OrganisationOptions>().BindConfiguration(OrganisationOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<OrganisationCalendar>();
        services.AddStandaloneService<QueuePumps>().AddStandaloneService<Timers>();
        services.AddRazorPages(pages => pages.RootDirectory = "/");
        services.AddProblemDetails().AddExceptionHandler<ProblemAnswers>();
        services.AddSingleton<ICheckup, DataFolderCheckup>().AddSingleton<ICheckup, StoreCheckup>().AddSingleton<ICheckup, QueueCheckup>()
            .AddSingleton<ICheckup, SiteCheckup>().AddSingleton<ICheckup, StaffCheckup>();
        return services.AddMessages().AddFunctions().AddSigningIn().AddRateLimits().AddHealth();
    }

    public static IEndpointRouteBuilder MapHosting(this IEndpointRouteBuilder routes)
    {
        routes.MapRazorPages();
        routes.MapHealth();
        routes.MapWorkAccounts();
        // Without a route of their own, unknown addresses would send people to the sign-in page. By any method, so that nothing tells them from what only the host may call.
        routes.Map("{**path}", () => Results.NotFound()).WithOrder(int.MaxValue).AllowAnonymous();
        return routes;
    }

    /// <summary>What every request passes, outermost first.</summary>
    internal static WebApplication UsePipeline(this WebApplication application)
    {
        application.UseSecurityHeaders(SecurityHeaders.Policies);
        application.UseExceptionHandler();
        application.UseWhen(
            context => !context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase),
            pages => pages.UseStatusCodePagesWithReExecute("/problem/{0}"));
        application.UseFunctions();
        application.UseStaticFiles();
        application.Use(NothingKept.AddAsync);
        application.UseRouting();
        application.UseAuthentication();
        application.UseRateLimiter();
        application.UseMiddleware<LimitGuesses>();
        application.UseAuthorization();
        return application;
    }
}
