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
    public static IServiceCollection AddAlerting(this IServiceCollection services) => services
        .AddSingleton<IAlertRule, RepresentationRule>()
        .AddSingleton<IAlertRule, BehindPaceRule>()
        .AddSingleton<INotifier>(_ => new ConsoleNotifier(Console.Out))
        .AddSingleton<WordAlert>()
        .AddSingleton<AlertOwners>()
        .AddSingleton<TakeStep>()
        .AddSingleton<ITimedWork, RaiseAlerts>()
        .AddSingleton<IMessageHandler, DeliverNotification>();
}
