namespace FeedbackPipeline.Alerting.Lifecycle.Doubting;

/// <summary>Ends the wait that <see cref="DoubtFigures"/> began.</summary>
public static class ConfirmFigures
{
    public static Decision Decide(Alert alert, string by, string? because, DateTimeOffset now)
        => NextSteps.Stops(alert, Step.FiguresAreRight)
            ?? Sentence.Check("right", because, "Write what you checked.", out var words)
            ?? Decision.Agree(new AlertFact.FiguresConfirmed(now, by, words));
}
