using FeedbackPipeline.Alerting.Lifecycle.Escalating;
using FeedbackPipeline.Alerting.Notifying;
using FeedbackPipeline.Alerting.Raising;
using FeedbackPipeline.Alerting.Rules;
using FeedbackPipeline.Alerting.Stepping;
using FeedbackPipeline.Alerting.Wording;
using FeedbackPipeline.Messages;

namespace FeedbackPipeline.Alerting;

public static class AlertingExtensions
{
    /// <summary>Tells people who is missing, and keeps what they do about it. Rules and notifiers are one line each.</summary>
    public static IServiceCollection AddAlerting(this IServiceCollection services)
    {
        services.AddOptions<AlertingOptions>().BindConfiguration(AlertingOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton<IAlertRule, RepresentationRule>()
            .AddSingleton<IAlertRule, SilenceRule>()
            .AddSingleton<IAlertRule, HelpRule>()
            .AddSingleton<IAlertRule, ReferenceRule>()
            .AddSingleton<INotifier>(_ => new ConsoleNotifier(Console.Out))
            .AddSingleton<WordAlert>()
            .AddSingleton<AlertOwners>()
            .AddSingleton<TakeStep>()
            .AddSingleton<ITimedWork, RaiseAlerts>()
            .AddSingleton<ITimedWork, EscalateAlerts>()
            .AddSingleton<ITimedWork, SendDigests>()
            .AddSingleton<DigestTime>()
            .AddSingleton<IMessageHandler, DeliverNotification>();
    }
}
