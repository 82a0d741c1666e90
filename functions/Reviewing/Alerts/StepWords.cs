using FeedbackPipeline.Alerting.Lifecycle;

namespace FeedbackPipeline.Reviewing.Alerts;

/// <summary>What the page says about one step.</summary>
/// <param name="Field">Id of the step's text field, as the lifecycle names it in a refusal.</param>
public sealed record StepWords(string Heading, string Button, string Field, string Label, string Hint)
{
    public static StepWords Of(Step step) => step switch
    {
        Step.Acknowledge => new("I have seen this", "I have seen this", "", "", ""),
        Step.Assign => new("Give it to somebody", "Give it to them", "", "", ""),
        Step.RecordAction => new("Write down what was tried", "Put this on record", "what", "What was tried?", "Do not write names of people you support."),
        Step.Resolve => new("Resolve it", "Resolve this alert", "outcome", "What came of it?", "The alert opens again by itself if the gap comes back."),
        Step.Accept => new("Accept it and do nothing more", "Accept this alert", "because", "Accepted, because…", "Everybody who sees this alert can read your reason."),
        Step.FiguresAreWrong => new(
            "The figures are wrong",
            "Say that the figures are wrong",
            "wrong",
            "What is wrong?",
            "The alert then waits until the counts of who you support were looked at. Do not write names of people you support."),
        _ => new("The figures are right", "Go on with this alert", "right", "What did you check?", "The alert then goes on where it was."),
    };
}
