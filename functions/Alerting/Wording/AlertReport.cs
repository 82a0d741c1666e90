using FeedbackPipeline.Alerting.Lifecycle;

namespace FeedbackPipeline.Alerting.Wording;

/// <summary>An alert in words, for pages, the API and notifications.</summary>
/// <param name="Standing">Who deals with it.</param>
/// <param name="Promise">What it promises and what it does not.</param>
public sealed record AlertReport(Alert Alert, AlertText Text, string Standing, string Promise)
{
    public string Heading => Alert.State == AlertState.Withdrawn ? $"No longer compared: {Text.Subject}" : Alert.GapPersists ? Text.Heading : Text.HeadingWhenCleared;
}
