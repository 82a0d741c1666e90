using System.Globalization;
using FeedbackPipeline.Alerting.Lifecycle;
using FeedbackPipeline.Alerting.Wording;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Alerting.Rules;

/// <summary>Fewer people of a group of the register were heard than the place's own pace would make. A count of known people, not a test.</summary>
public sealed class BehindPaceRule : IAlertRule
{
    public string Name => "behind-pace";

    public string Promise =>
        "This is a count of people with an invitation: it says who was not heard, not that it is more than chance. It is told once a quarter of the time people had is gone, for groups of at least 5 people. Of more than two groups, only the worst is told first; the coverage page shows them all.";

    public Sign? Read(WaitingSignal signal)
        => signal.As(PaceSignal.FromJson, PaceSignal.ScopePrefix) is { Place: not null, Shown: not null } known ? Sign(known) : null;

    public AlertText Describe(string evidence, Gap gap) => PaceText.Of(PaceSignal.FromJson(evidence), gap);

    private Sign Sign(PaceSignal signal)
        => new(
            string.Create(CultureInfo.InvariantCulture, $"{signal.Scope}#{signal.Sequence}:{signal.Dimension}:{signal.Category}:{Code.Of(signal.Change)}"),
            signal.Scope,
            signal.Change == PaceChange.CaughtUp ? SignKind.Cleared : SignKind.Opened,
            signal.Place,
            Name,
            $"{signal.Dimension}:{signal.Category}",
            signal.EpochStart.ToString("O", CultureInfo.InvariantCulture),
            // Exact figures stay in the signal: whatever is kept with the alert may be shown.
            (signal with { Exact = signal.Shown }).ToJson());
}
