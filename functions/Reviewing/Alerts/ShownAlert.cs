using FeedbackPipeline.Alerting.Lifecycle;
using FeedbackPipeline.Alerting.Lifecycle.Escalating;
using FeedbackPipeline.Alerting.Wording;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Reviewing.Alerts;

/// <summary>An alert as screens and the API show it.</summary>
/// <param name="IsLate">Nobody acknowledged it within ten working days.</param>
/// <param name="IsOverdue">The day it was due is past.</param>
public sealed record ShownAlert(AlertReport Report, bool IsLate, bool IsOverdue)
{
    public Alert Alert => Report.Alert;

    public AlertText Text => Report.Text;

    public static ShownAlert Of(Alert alert, WordAlert words, OrganisationCalendar calendar, DateOnly today)
        => new(words.Of(alert), Escalation.IsDue(alert, calendar.DayOf(alert.Since), today), alert.IsOpen && alert.Due < today);
}
