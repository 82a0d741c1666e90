using System.Globalization;
using FeedbackPipeline.Alerting.Lifecycle;
using FeedbackPipeline.Alerting.Wording;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Alerting.Rules;

/// <summary>The counts everything is compared with are out of date, or far from the answers.</summary>
public sealed class ReferenceRule : IAlertRule
{
    public string Name => "reference";

    public string Promise => "This alert is arithmetic on dates, not evidence. Counts of the right date can still be wrong.";

    public Sign? Read(WaitingSignal signal)
        => signal.As(ReferenceSignal.FromJson, "reference:") is { Place: not null } known
            ? new(
                string.Create(CultureInfo.InvariantCulture, $"{signal.Scope}#{signal.Sequence}"),
                signal.Scope,
                known.State == ReferenceFit.Fits ? SignKind.Cleared : SignKind.Opened,
                known.Place,
                Name,
                "counts",
                known.Day.Year.ToString(CultureInfo.InvariantCulture),
                signal.Body)
            : null;

    public AlertText Describe(string evidence, Gap gap) => ReferenceText.Of(ReferenceSignal.FromJson(evidence), gap);
}
