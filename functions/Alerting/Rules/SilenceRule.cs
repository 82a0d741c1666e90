using System.Globalization;
using FeedbackPipeline.Alerting.Lifecycle;
using FeedbackPipeline.Alerting.Wording;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Alerting.Rules;

/// <summary>Nothing comes from a place, or by a channel, although it usually does.</summary>
public sealed class SilenceRule : IAlertRule
{
    public string Name => "silence";

    public string Promise =>
        "If nothing has changed, about one alert of this kind in two years is false, over all places and channels together. It does not say why nothing comes, and a place that is heard a little is not silent.";

    public Sign? Read(WaitingSignal signal)
        => signal.As(SilenceSignal.FromJson, "silence:") is { Place: not null } known
            ? new(
                string.Create(CultureInfo.InvariantCulture, $"{signal.Scope}#{signal.Sequence}"),
                signal.Scope,
                known.Open ? SignKind.Opened : SignKind.Cleared,
                known.Place,
                Name,
                known.Channel is { } channel ? $"channel:{Code.Of(channel)}" : "all-channels",
                known.Day.Year.ToString(CultureInfo.InvariantCulture),
                signal.Body)
            : null;

    public AlertText Describe(string evidence, Gap gap) => SilenceText.Of(SilenceSignal.FromJson(evidence), gap);
}
