namespace FeedbackPipeline.Alerting.Lifecycle.Doubting;

/// <summary>"The figures are wrong": the alert waits, and nobody is chased, until the counts of who is supported were looked at.</summary>
public static class DoubtFigures
{
    public static Decision Decide(Alert alert, string by, string? because, DateTimeOffset now)
        => NextSteps.Stops(alert, Step.FiguresAreWrong)
            ?? Sentence.Check("wrong", because, "Write what is wrong with the figures.", out var words)
            ?? Decision.Agree(new AlertFact.FiguresDoubted(now, by, words));
}
