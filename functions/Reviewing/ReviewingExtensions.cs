using FeedbackPipeline.Reviewing.Alerts;
using FeedbackPipeline.Reviewing.EditingSignals;
using FeedbackPipeline.Reviewing.EditingThemes;
using FeedbackPipeline.Reviewing.Missing;
using FeedbackPipeline.Reviewing.Reading;
using FeedbackPipeline.Reviewing.Scoping;
using FeedbackPipeline.Reviewing.Themes;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FeedbackPipeline.Reviewing;

public static class ReviewingExtensions
{
    /// <summary>Screens and figures for the team, managers and the safeguarding lead.</summary>
    public static IServiceCollection AddReviewing(this IServiceCollection services)
    {
        services.TryAddSingleton<IThemeNames, FrameworkThemeNames>();
        services.TryAddSingleton<IRepresentation, MeasuredRepresentation>();
        return services
            .AddSingleton<ReadScope>()
            .AddSingleton<EvidenceOverTime>()
            .AddSingleton<ReadThemes>()
            .AddSingleton<ReadAlerts>()
            .AddSingleton<Outreach.JudgeOutreach>();
    }

    public static IEndpointRouteBuilder MapReviewing(this IEndpointRouteBuilder routes)
    {
        routes.MapAlertsApi();
        routes.MapFeedbackApi();
        routes.MapRepresentationApi();
        routes.MapThemesApi();
        routes.MapSignalFile();
        routes.MapThemeFile();
        return routes;
    }
}
