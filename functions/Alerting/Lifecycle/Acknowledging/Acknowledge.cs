namespace FeedbackPipeline.Alerting.Lifecycle.Acknowledging;

/// <summary>"I have seen this": the clock of escalation stops.</summary>
public static class Acknowledge
{
    public static Decision Decide(Alert alert, string by, DateTimeOffset now)
        => NextSteps.Stops(alert, Step.Acknowledge) ?? Decision.Agree(new AlertFact.Acknowledged(now, by));
}
