using FeedbackPipeline.Alerting.Lifecycle;
using FeedbackPipeline.Alerting.Rules;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Alerting.Wording;

/// <summary>Puts an alert into words, with the help of the rule that raised it.</summary>
public sealed class WordAlert(IEnumerable<IAlertRule> rules, OrganisationCalendar calendar)
{
    public AlertReport Of(Alert alert)
        => rules.FirstOrDefault(rule => rule.Name == alert.Rule) is { } rule
            ? new(alert, rule.Describe(alert.Evidence, GapOf(alert)), Standing.Of(alert, calendar), rule.Promise)
            : new(alert, Unknown(alert), Standing.Of(alert, calendar), "");

    private static Gap GapOf(Alert alert) => alert.IsSerious ? Gap.Serious : alert.GapPersists || alert.State == AlertState.Withdrawn ? Gap.Open : Gap.Gone;

    /// <summary>Its rule is no longer part of the product; the alert stays readable and can be closed.</summary>
    private static AlertText Unknown(Alert alert)
    {
        var heading = $"An alert of the rule {alert.Rule}: {alert.Subject}, {alert.Place}";
        return new(alert.Subject, heading, heading, ["The rule that raised this alert is no longer in use."], [], []);
    }
}
