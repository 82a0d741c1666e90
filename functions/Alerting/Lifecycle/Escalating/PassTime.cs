using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Alerting.Lifecycle.Escalating;

/// <summary>What the time that passed means for one open alert.</summary>
public static class PassTime
{
    /// <param name="place">Null where the tree no longer has it: nothing can be said.</param>
    /// <param name="replaced">When the counts of its place were last replaced, for an alert that waits for them.</param>
    /// <returns>Null where it changes nothing.</returns>
    public static AlertFact? Decide(Alert alert, Place? place, DateTimeOffset? replaced, DateTimeOffset now, OrganisationCalendar calendar)
    {
        var today = calendar.DayOf(now);
        return !alert.IsOpen ? null
            : place?.Ends is { } ended && ended < today ? new AlertFact.PlaceClosed(now, AlertFact.Pipeline, ended)
            : replaced > alert.History.OfType<AlertFact.FiguresDoubted>().LastOrDefault()?.At ? new AlertFact.FiguresReplaced(now, AlertFact.Pipeline)
            : alert.Escalated is null && Escalation.IsDue(alert, calendar.DayOf(alert.Since), today) ? new AlertFact.Escalated(now, AlertFact.Pipeline)
            : null;
    }
}
