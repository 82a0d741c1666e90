namespace FeedbackPipeline.Alerting.Lifecycle.Signalling;

/// <summary>What a sign makes of the alerts about its subject. The same sign twice makes nothing of them.</summary>
public static class TakeSign
{
    /// <param name="alerts">All alerts about the sign's place, rule and subject, newest first.</param>
    /// <param name="newId">Id of the alert that may have to be opened.</param>
    /// <returns>Null where there is nothing to put on record.</returns>
    public static SignTaken? Decide(IReadOnlyList<Alert> alerts, Sign sign, string newId, DateTimeOffset now)
    {
        if (alerts.Any(alert => alert.HasTaken(sign)))
        {
            return null;
        }

        var newest = alerts.Count > 0 ? alerts[0] : null;
        return sign.Kind switch
        {
            SignKind.Withdrawn => newest is not null && newest.Gaps.ContainsKey(sign.Source) ? new(newest, Leave(newest, sign, now)) : null,
            SignKind.Cleared => newest is not null && newest.Gaps.ContainsKey(sign.Source) ? new(newest, Clear(newest, sign, now)) : null,
            SignKind.FellBack => newest is { IsOpen: true } && newest.Gaps.ContainsKey(sign.Source) ? new(newest, new AlertFact.FellBack(now, AlertFact.Pipeline, sign)) : null,
            _ when newest is null || (!newest.IsOpen && newest.Period != sign.Period) => new(null, new AlertFact.Opened(now, AlertFact.Pipeline, newId, sign)),
            _ when !newest.IsOpen => new(newest, new AlertFact.Reopened(now, AlertFact.Pipeline, sign)),
            SignKind.BecameSerious => new(newest, new AlertFact.BecameSerious(now, AlertFact.Pipeline, sign)),
            _ => new(newest, new AlertFact.SeenAgain(now, AlertFact.Pipeline, sign)),
        };
    }

    private static AlertFact Leave(Alert alert, Sign sign, DateTimeOffset now)
        => alert.Gaps.Count > 1 ? new AlertFact.ClearedInPart(now, AlertFact.Pipeline, sign) : new AlertFact.GroupLeft(now, AlertFact.Pipeline, sign);

    private static AlertFact Clear(Alert alert, Sign sign, DateTimeOffset now)
        => alert.Gaps.Count > 1 ? new AlertFact.ClearedInPart(now, AlertFact.Pipeline, sign) : new AlertFact.Cleared(now, AlertFact.Pipeline, sign);
}

/// <param name="Before">The alert as it was; null where a new one opens.</param>
public sealed record SignTaken(Alert? Before, AlertFact Fact)
{
    public Alert After => Before is null ? Alert.Fold([Fact]) : Before.With([Fact]);
}
