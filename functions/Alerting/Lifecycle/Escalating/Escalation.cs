using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Alerting.Lifecycle.Escalating;

/// <summary>An alert nobody has acknowledged within ten working days has to go to somebody else.</summary>
public static class Escalation
{
    public const int WorkingDaysToAcknowledge = 10;

    /// <summary>The last day to acknowledge it in time.</summary>
    /// <param name="since">The day it opened, or opened again, in the organisation's zone.</param>
    public static DateOnly LastDay(DateOnly since) => WorkingDays.After(since, WorkingDaysToAcknowledge);

    /// <param name="since">See <see cref="LastDay"/>.</param>
    public static bool IsDue(Alert alert, DateOnly since, DateOnly today) => alert.State == AlertState.New && today > LastDay(since);
}
