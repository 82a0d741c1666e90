using System.Collections.Immutable;

namespace FeedbackPipeline.Alerting.Lifecycle;

/// <summary>What each fact makes of an alert.</summary>
internal static class FoldAlert
{
    public static Alert Apply(Alert? alert, AlertFact fact)
        => fact is AlertFact.Opened opened ? Begin(opened)
            : alert is null ? throw new ArgumentException("An alert begins by being opened.", nameof(fact))
            : Step(alert with { History = alert.History.Add(fact) }, fact);

    private static Alert Begin(AlertFact.Opened opened)
    {
        var sign = opened.Sign;
        var alert = new Alert(
            opened.Id,
            sign.Place,
            sign.Rule,
            sign.Subject,
            sign.Period,
            AlertState.New,
            ImmutableDictionary<string, Sign>.Empty.Add(sign.Source, sign),
            sign,
            opened.At,
            opened.At,
            Closed: null,
            Owner: null,
            OwnerSince: null,
            Due: null,
            Actions: 0,
            Escalated: null,
            TellVersion: 0,
            TellChange: "",
            [opened]);
        return Tell(alert, sign.Serious ? AlertChanges.BecameSerious : AlertChanges.Opened);
    }

    private static Alert Step(Alert alert, AlertFact fact) => fact switch
    {
        AlertFact.BecameSerious serious when alert.State == AlertState.Paused => See(alert, serious.Sign),
        AlertFact.BecameSerious serious => Tell(See(alert, serious.Sign), AlertChanges.BecameSerious),
        AlertFact.SeenAgain seen => See(alert, seen.Sign),
        AlertFact.FellBack back => See(alert, back.Sign),
        AlertFact.ClearedInPart part => Clear(alert, part.Sign),
        AlertFact.Cleared cleared => Tell(
            Clear(alert, cleared.Sign) with { State = alert.IsOpen ? AlertState.Cleared : alert.State, Closed = alert.Closed ?? cleared.At },
            AlertChanges.Cleared),
        AlertFact.Reopened again => Tell(
            See(alert, again.Sign) with { State = AlertState.New, Since = again.At, Closed = null, Owner = null, OwnerSince = null, Due = null, Actions = 0, Escalated = null },
            AlertChanges.Reopened),
        AlertFact.GroupLeft left => Withdraw(Clear(alert, left.Sign), left.At),
        AlertFact.PlaceClosed ended => Withdraw(alert with { Gaps = alert.Gaps.Clear() }, ended.At),
        AlertFact.Escalated late => Tell(alert with { Escalated = late.At }, AlertChanges.Escalated),
        AlertFact.Acknowledged seen => alert with { State = AlertState.Acknowledged, Owner = seen.By, OwnerSince = seen.At },
        AlertFact.Assigned given => alert with
        {
            State = alert.State == AlertState.ActionRecorded ? AlertState.ActionRecorded : AlertState.Assigned,
            Owner = given.Owner,
            OwnerSince = given.Owner == alert.Owner ? alert.OwnerSince : given.At,
            Due = given.Due,
        },
        AlertFact.ActionRecorded => alert with { State = AlertState.ActionRecorded, Actions = alert.Actions + 1 },
        AlertFact.Resolved done => alert with { State = AlertState.Resolved, Closed = done.At },
        AlertFact.Accepted done => alert with { State = AlertState.Accepted, Closed = done.At },
        AlertFact.FiguresDoubted => alert with { State = AlertState.Paused },
        AlertFact.FiguresConfirmed confirmed => Resume(alert) with { Owner = alert.Owner ?? confirmed.By, OwnerSince = alert.OwnerSince ?? confirmed.At },
        // Nobody has looked at the alert itself yet where nobody owned it: its time to be acknowledged begins anew.
        AlertFact.FiguresReplaced replaced when alert.Owner is null => Tell(alert with { State = AlertState.New, Since = replaced.At }, AlertChanges.Opened),
        AlertFact.FiguresReplaced => Resume(alert),
        _ => throw new ArgumentException($"{fact.GetType().Name} means nothing to an alert.", nameof(fact)),
    };

    private static Alert See(Alert alert, Sign sign) => alert with { Gaps = alert.Gaps.SetItem(sign.Source, sign), LastSign = sign };

    private static Alert Clear(Alert alert, Sign sign) => alert with { Gaps = alert.Gaps.Remove(sign.Source), LastSign = sign };

    private static Alert Withdraw(Alert alert, DateTimeOffset at)
        => Tell(alert with { State = alert.IsOpen ? AlertState.Withdrawn : alert.State, Closed = alert.Closed ?? at }, AlertChanges.Withdrawn);

    private static Alert Resume(Alert alert) => alert with
    {
        State = alert.Actions > 0 ? AlertState.ActionRecorded : alert.Due is null ? AlertState.Acknowledged : AlertState.Assigned,
    };

    private static Alert Tell(Alert alert, string change) => alert with { TellVersion = alert.Version, TellChange = change };
}
