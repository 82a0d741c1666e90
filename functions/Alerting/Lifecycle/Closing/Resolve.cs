namespace FeedbackPipeline.Alerting.Lifecycle.Closing;

/// <summary>Closes an alert because something was done about it. Without a recorded action it cannot be resolved, only accepted.</summary>
public static class Resolve
{
    /// <param name="outcome">What came of it; compulsory.</param>
    public static Decision Decide(Alert alert, string by, string? outcome, DateTimeOffset now)
        => NextSteps.Stops(alert, Step.Resolve)
            ?? Sentence.Check("outcome", outcome, "Write what came of it.", out var words)
            ?? Decision.Agree(new AlertFact.Resolved(now, by, words));
}
