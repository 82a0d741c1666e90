namespace FeedbackPipeline.Alerting.Lifecycle;

/// <summary>What came of a person's request.</summary>
public abstract record Decision
{
    private Decision()
    {
    }

    /// <summary>It is allowed, and this is what happened.</summary>
    public sealed record Agreed(AlertFact Fact) : Decision;

    /// <summary>It is not; nothing happened.</summary>
    /// <param name="Field">The form's field to put right, or null where the step itself is not possible now.</param>
    /// <param name="Reason">One sentence for the person.</param>
    public sealed record Refused(string? Field, string Reason) : Decision;

    internal static Decision Agree(AlertFact fact) => new Agreed(fact);

    internal static Decision Refuse(string reason) => new Refused(null, reason);

    internal static Decision Refuse(string field, string reason) => new Refused(field, reason);
}
