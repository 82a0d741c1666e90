using FeedbackPipeline.Alerting.Lifecycle.Escalating;
using FeedbackPipeline.Alerting.Mailing;
using FeedbackPipeline.Alerting.Mailing.AzureEmail;
using FeedbackPipeline.Alerting.Notifying;
using FeedbackPipeline.Alerting.Raising;
using FeedbackPipeline.Alerting.Rules;
using FeedbackPipeline.Alerting.Safeguarding;
using FeedbackPipeline.Alerting.Stepping;
using FeedbackPipeline.Alerting.Wording;
using FeedbackPipeline.Messages;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Alerting;

public static class AlertingExtensions
{
    /// <summary>Tells people who is missing, and keeps what they do about it. Rules and notifiers are one line each.</summary>
    public static IServiceCollection AddAlerting(this IServiceCollection services)
    {
        services.AddOptions<AlertingOptions>().BindConfiguration(AlertingOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddMailing()
            .AddSafeguarding()
            .AddSingleton<IAlertRule, RepresentationRule>()
            .AddSingleton<IAlertRule, BehindPaceRule>()
            .AddSingleton<ICheckup, OwnerCheckup>()
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
            .AddSingleton<DeliverNotification>()
            .AddSingleton<IMessageHandler, TellPeople>();
    }

    private static IServiceCollection AddMailing(this IServiceCollection services)
    {
        services.AddOptions<MailOptions>().BindConfiguration(MailOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddMailers()
            .AddSingleton<SiteLinks>()
            .AddSingleton<MailRecipients>()
            .AddSingleton<INotifier, MailNotifier>()
            .AddSingleton<ICheckup, MailCheckup>();
    }

    private static IServiceCollection AddSafeguarding(this IServiceCollection services)
    {
        services.AddOptions<SafeguardingOptions>().BindConfiguration(SafeguardingOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton<IConcernNotifier>(_ => new ConcernConsole(Console.Out))
            .AddSingleton<IConcernNotifier, ConcernMail>()
            .AddSingleton<WordConcern>()
            .AddSingleton<TellLeads>()
            .AddSingleton<TellConcern>()
            .AddSingleton<ITimedWork, ChaseConcerns>()
            .AddSingleton<ITimedWork, TestRoute>();
    }
}
