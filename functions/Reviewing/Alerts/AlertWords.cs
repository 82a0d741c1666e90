using System.Globalization;
using FeedbackPipeline.Alerting.Lifecycle;

namespace FeedbackPipeline.Reviewing.Alerts;

/// <summary>States, steps and facts in plain words.</summary>
public static class AlertWords
{
    public static string Of(AlertState state) => state switch
    {
        AlertState.New => "New",
        AlertState.Acknowledged => "Acknowledged",
        AlertState.Assigned => "Assigned",
        AlertState.ActionRecorded => "Action recorded",
        AlertState.Paused => "Figures doubted",
        AlertState.Resolved => "Resolved",
        AlertState.Accepted => "Accepted",
        AlertState.Withdrawn => "Closed by itself",
        _ => "Cleared by the figures",
    };

    /// <summary>The look of the state's tag; the words say the same.</summary>
    public static string TagOf(AlertState state) => state switch
    {
        AlertState.New => "govuk-tag--yellow",
        AlertState.Paused => "govuk-tag--purple",
        AlertState.Resolved or AlertState.Accepted or AlertState.Cleared or AlertState.Withdrawn => "govuk-tag--grey",
        _ => "govuk-tag--blue",
    };

    public static string Of(AlertFact fact) => fact switch
    {
        AlertFact.Opened { Sign.Serious: true } => "Opened. The gap is serious.",
        AlertFact.Opened => "Opened.",
        AlertFact.SeenAgain => "Seen by a second way of counting as well.",
        AlertFact.BecameSerious => "The gap became serious.",
        AlertFact.FellBack => "The gap is no longer serious. It is still there.",
        AlertFact.ClearedInPart => "One way of counting sees the gap no more. The other still does.",
        AlertFact.Cleared => "The figures show that the group is heard again.",
        AlertFact.Reopened { Sign.Serious: true } => "Opened again. The gap is serious.",
        AlertFact.Reopened => "Opened again. The gap came back.",
        AlertFact.Acknowledged => "Seen.",
        AlertFact.Assigned given => string.Create(CultureInfo.InvariantCulture, $"Given to {given.Owner}, due on {given.Due:d MMMM yyyy}."),
        AlertFact.ActionRecorded own when own.DoneBy == own.By => $"Tried{On(own.Day)}: {own.What}",
        AlertFact.ActionRecorded done => $"Tried{On(done.Day)} by {done.DoneBy}: {done.What}",
        AlertFact.Resolved done => $"Resolved. {done.Outcome}",
        AlertFact.Accepted done => $"Accepted, because: {done.Because}",
        AlertFact.FiguresDoubted doubt => $"The figures are wrong: {doubt.Because}",
        AlertFact.FiguresConfirmed sure => $"The figures are right: {sure.Because}",
        AlertFact.FiguresReplaced => "Newer counts of who you support came in. The alert goes on by them.",
        AlertFact.Escalated => "Nobody had seen it within 10 working days. Those above were told.",
        AlertFact.GroupLeft => "Closed by itself: the newest counts of who you support no longer have this group.",
        AlertFact.PlaceClosed ended => string.Create(CultureInfo.InvariantCulture, $"Closed by itself: the place ended on {ended.Ended:d MMMM yyyy}."),
        _ => "",
    };

    public static string ByWhom(AlertFact fact) => fact is AlertFact.Escalated or AlertFact.PlaceClosed ? "by itself" : fact.By == AlertFact.Pipeline ? "by the figures" : $"by {fact.By}";

    private static string On(DateOnly? day) => day is { } known ? string.Create(CultureInfo.InvariantCulture, $" on {known:d MMMM yyyy}") : "";
}
