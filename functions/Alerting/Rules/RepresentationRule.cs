using System.Globalization;
using FeedbackPipeline.Alerting.Lifecycle;
using FeedbackPipeline.Alerting.Wording;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Alerting.Rules;

/// <summary>A group is heard less often than the people supported would suggest.</summary>
public sealed class RepresentationRule : IAlertRule
{
    public string Name => "representation";

    public string Promise =>
        "If nobody is missing here, the chance of any false alert in a year is at most 5 in 100. An alert does not say why voices are missing, and no alert does not mean that everybody is heard.";

    public Sign? Read(WaitingSignal signal)
        => signal.As(RepresentationSignal.FromJson, "stream:", "register:") is { Place: not null, Shown: not null } known ? Sign(known) : null;

    public AlertText Describe(string evidence, Gap gap) => RepresentationText.Of(RepresentationSignal.FromJson(evidence), gap);

    private Sign Sign(RepresentationSignal signal)
        => new(
            string.Create(CultureInfo.InvariantCulture, $"{signal.Scope}#{signal.Sequence}:{signal.Dimension}:{signal.Category}:{Code.Of(signal.Change)}"),
            signal.Scope,
            Kind(signal.Change),
            signal.Place,
            Name,
            $"{signal.Dimension}:{signal.Category}",
            signal.EpochStart.ToString("O", CultureInfo.InvariantCulture),
            // Exact figures stay in the signal: whatever is kept with the alert may be shown.
            (signal with { Exact = signal.Shown }).ToJson());

    internal static SignKind Kind(RepresentationChange change) => change switch
    {
        RepresentationChange.GapOpened => SignKind.Opened,
        RepresentationChange.SeriousOpened => SignKind.BecameSerious,
        RepresentationChange.SeriousFellBack => SignKind.FellBack,
        RepresentationChange.GroupLeft => SignKind.Withdrawn,
        _ => SignKind.Cleared,
    };
}
