namespace FeedbackPipeline.Alerting.Lifecycle;

/// <summary>Which steps are open to people, and why another is not.</summary>
public static class NextSteps
{
    /// <summary>In the order a person would think of them; empty for a closed alert.</summary>
    public static IReadOnlyList<Step> Of(Alert alert) => alert.State switch
    {
        AlertState.New => [Step.Acknowledge, Step.FiguresAreWrong],
        AlertState.Acknowledged or AlertState.Assigned => [Step.Assign, Step.RecordAction, Step.Accept, Step.FiguresAreWrong],
        AlertState.ActionRecorded => [Step.RecordAction, Step.Resolve, Step.Assign, Step.Accept, Step.FiguresAreWrong],
        AlertState.Paused => [Step.FiguresAreRight],
        _ => [],
    };

    /// <summary>Null where the step is possible now.</summary>
    internal static Decision? Stops(Alert alert, Step step)
        => Of(alert).Contains(step) ? null : Decision.Refuse(
            !alert.IsOpen ? "This alert is closed. It opens again by itself if the gap comes back."
            : alert.State == AlertState.Paused ? "This alert waits because the figures may be wrong. Say first that they are right."
            : alert.State == AlertState.New ? "Say first that you have seen this alert."
            : step switch
            {
                Step.Acknowledge => "Somebody has said already that they have seen this alert.",
                Step.Resolve => "Write down first what was tried.",
                _ => "This alert does not wait for that.",
            });
}
