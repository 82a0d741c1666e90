namespace FeedbackPipeline.Alerting.Lifecycle.Closing;

/// <summary>"Accepted, because …": closes an alert that nobody will do anything about, for a reason everybody can read.</summary>
public static class Accept
{
    public static Decision Decide(Alert alert, string by, string? because, DateTimeOffset now)
        => NextSteps.Stops(alert, Step.Accept)
            ?? Sentence.Check("because", because, "Write why you accept this.", out var words)
            ?? Decision.Agree(new AlertFact.Accepted(now, by, words));
}
