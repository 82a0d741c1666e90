using FeedbackPipeline.Collecting.Accepting;
using FeedbackPipeline.Collecting.Importing;
using FeedbackPipeline.Collecting.Recordings;
using FeedbackPipeline.Collecting.Surveying;
using FeedbackPipeline.Collecting.Sweeping;
using FeedbackPipeline.Collecting.Telling;
using FeedbackPipeline.Collecting.Texting;
using FeedbackPipeline.Collecting.Texting.CommunicationServices;
using FeedbackPipeline.Collecting.Texting.Twilio;
using FeedbackPipeline.Collecting.Transcribing;
using FeedbackPipeline.Collecting.Transcripts;
using FeedbackPipeline.Messages;
using FeedbackPipeline.Reference;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FeedbackPipeline.Collecting;

public static class CollectingExtensions
{
    /// <summary>Words in, from any channel, through one door.</summary>
    public static IServiceCollection AddCollecting(this IServiceCollection services)
    {
        services.AddOptions<CollectingOptions>().BindConfiguration(CollectingOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddTexting()
            .AddRecordings()
            .AddTranscribing()
            .AddSingleton<Demographics>()
            .AddSingleton<SurveyCatalogue>()
            .AddSingleton<ValidateFeedback>()
            .AddSingleton<CurrentPlaces>()
            .AddSingleton<AcceptFeedback>()
            .AddSingleton<SendDraft>()
            .AddSingleton<ITimedWork, SweepUp>()
            .AddSingleton<ITimedWork, ForgetTranscripts>()
            .AddSingleton<ImportFeedback>()
            .PostConfigure<RazorPagesOptions>(pages => pages.Conventions.AddPageRoute("/Collecting/Starting/Start", "/i/{invitation}"));
    }

    public static IEndpointRouteBuilder MapCollecting(this IEndpointRouteBuilder routes)
    {
        routes.MapFeedbackApi();
        routes.MapTwilio();
        routes.MapAzureTexts();
        routes.MapRecordings();
        return routes;
    }
}
