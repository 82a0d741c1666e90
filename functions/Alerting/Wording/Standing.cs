using FeedbackPipeline.Alerting.Lifecycle;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Alerting.Wording;

/// <summary>Who deals with an alert, in one or two sentences.</summary>
public static class Standing
{
    public static string Of(Alert alert, OrganisationCalendar calendar) => alert.State switch
    {
        AlertState.New when alert.Escalated is { } at => $"Nobody is dealing with this yet. Nobody had seen it within 10 working days, so on {Figures.Day(calendar.DayOf(at))} it went to those above.",
        AlertState.New => "Nobody is dealing with this yet.",
        AlertState.Paused => "This waits: somebody says the figures are wrong.",
        AlertState.Resolved => $"Resolved on {Closed(alert, calendar)}.{Proof(alert)}",
        AlertState.Accepted => $"Accepted on {Closed(alert, calendar)}.{Proof(alert)}",
        AlertState.Withdrawn => $"Closed by itself on {Closed(alert, calendar)}: {Reason(alert)}",
        AlertState.Cleared => $"Closed on {Closed(alert, calendar)}: the group is heard again.",
        _ => $"{alert.Owner} has been dealing with this since {Figures.Day(calendar.DayOf(alert.OwnerSince!.Value))}.{Due(alert)}",
    };

    private static string Reason(Alert alert)
        => alert.History[^1] is AlertFact.PlaceClosed ended ? $"the place ended on {Figures.Day(ended.Ended)}." : "the newest counts of who you support no longer have this group.";

    private static string Due(Alert alert) => alert.Due is { } due ? $" It is due on {Figures.Day(due)}." : "";

    /// <summary>A closed alert is not a closed gap.</summary>
    private static string Proof(Alert alert)
        => alert.History[^1] is AlertFact.GroupLeft ? " Since then the newest counts no longer have this group."
            : alert.GapPersists ? " The figures do not show yet that the group is heard again." : " Since then the figures show that the group is heard again.";

    private static string Closed(Alert alert, OrganisationCalendar calendar) => Figures.Day(calendar.DayOf(alert.Closed!.Value));
}
