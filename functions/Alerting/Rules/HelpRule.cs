using System.Globalization;
using FeedbackPipeline.Alerting.Lifecycle;
using FeedbackPipeline.Alerting.Wording;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Alerting.Rules;

/// <summary>Staff speak for the people of a service, or are with them, more often than elsewhere.</summary>
public sealed class HelpRule : IAlertRule
{
    public string Name => "help";

    public string Promise =>
        "If people speak for themselves here as often as elsewhere, the chance of any false alert in a year is at most 5 in 100, over all services, as long as services are alike in what people need. It does not say that anybody did wrong.";

    public Sign? Read(WaitingSignal signal)
        => signal.As(HelpSignal.FromJson, "help:") is { Place: not null } known
            ? new(
                string.Create(CultureInfo.InvariantCulture, $"{signal.Scope}#{signal.Sequence}"),
                signal.Scope,
                RepresentationRule.Kind(known.Change),
                known.Place,
                Name,
                "own-voice",
                known.From.ToString("O", CultureInfo.InvariantCulture),
                signal.Body)
            : null;

    public AlertText Describe(string evidence, Gap gap) => HelpText.Of(HelpSignal.FromJson(evidence), gap);
}
