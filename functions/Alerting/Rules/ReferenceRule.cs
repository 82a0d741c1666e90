using System.Globalization;
using System.Text.Json;
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
    {
        if (!signal.Scope.StartsWith("reference:", StringComparison.Ordinal))
        {
            return null;
        }

        try
        {
            return ReferenceSignal.FromJson(signal.Body) is { Place: not null } known
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
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public AlertText Describe(string evidence, Gap gap) => ReferenceText.Of(ReferenceSignal.FromJson(evidence), gap);
}
