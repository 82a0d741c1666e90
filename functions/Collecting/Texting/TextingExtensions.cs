using FeedbackPipeline.Collecting.Texting.CommunicationServices;
using FeedbackPipeline.Collecting.Texting.Sending;
using FeedbackPipeline.Messages;
using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;
using Polly;

namespace FeedbackPipeline.Collecting.Texting;

internal static class TextingExtensions
{
    /// <summary>Text messages in and their replies out.</summary>
    public static IServiceCollection AddTexting(this IServiceCollection services)
    {
        services.AddOptions<TextingOptions>().BindConfiguration(TextingOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddHttpClient(TwilioTexts.Client).RemoveAllLoggers().AddResilienceHandler(TwilioTexts.Client, PatientlyButNotForEver);
        return services
            .AddAzureTexts()
            .AddSingleton<IValidateOptions<TextingOptions>, ValidateTextingOptions>()
            .AddSingleton<TextTemplates>()
            .AddSingleton<OfficeHours>()
            .AddSingleton<KeepText>()
            .AddSingleton<ISendText>(Sender)
            .AddSingleton<IMessageHandler, TakeText>()
            .AddSingleton<IMessageHandler, SendReply>()
            .AddSingleton<ITimedWork, ForgetNumbers>()
            .AddSingleton<ICheckup, TextingCheckup>();
    }

    private static ISendText Sender(IServiceProvider services)
        => services.GetRequiredService<IOptions<TextingOptions>>().Value switch
        {
            { Provider: TextProvider.CommunicationServices } => services.GetRequiredService<AzureTexts>(),
            { TwilioAccountSid.Length: > 0 } => ActivatorUtilities.CreateInstance<TwilioTexts>(services),
            _ => new ConsoleTexts(Console.Out),
        };

    /// <summary>Busy (429) and broken (5xx) pass; what does not pass soon is the queue's to try again later. A time-out is not tried again here: the text may have gone.</summary>
    private static void PatientlyButNotForEver(ResiliencePipelineBuilder<HttpResponseMessage> pipeline) => pipeline
        .AddRetry(new HttpRetryStrategyOptions
        {
            MaxRetryAttempts = 3,
            Delay = TimeSpan.FromMilliseconds(250),
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            ShouldHandle = outcome => ValueTask.FromResult(outcome.Outcome.Result is { StatusCode: System.Net.HttpStatusCode.TooManyRequests or >= System.Net.HttpStatusCode.InternalServerError }),
        })
        .AddTimeout(TimeSpan.FromSeconds(10));
}
