using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tests.Alerting;

/// <summary>Signals as Measuring would write them.</summary>
internal static class Signals
{
    public static readonly RepresentationFigures Plain = new(Known: 200, Heard: 10, Expected: 25, Missing: 15, MissingLow: 5, MissingHigh: 20, Unknown: 30, SmallestShown: 5);

    /// <summary>Hardly anything may be shown; the exact figures would tell.</summary>
    public static readonly RepresentationFigures Protected = new(Known: 40, Heard: null, Expected: 10, Missing: null, MissingLow: null, MissingHigh: null, Unknown: null, SmallestShown: 5);

    public static readonly RepresentationFigures Exact = new(Known: 203, Heard: 7, Expected: 27.3, Missing: 20.3, MissingLow: 6.1, MissingHigh: 22.2, Unknown: 31, SmallestShown: 5);

    public static RepresentationSignal Of(
        RepresentationChange change,
        long sequence,
        string place = "elm-house",
        string placeName = "Elm House",
        string mode = "stream",
        string category = "75+",
        string label = "75 or over",
        int year = 2026,
        RepresentationFigures? shown = null,
        EvidenceWord evidence = EvidenceWord.Strong,
        bool mayBeNonDisclosure = false)
        => new(
            change,
            $"{mode}:{place}",
            place,
            placeName,
            "age_band",
            category,
            "How old are you?",
            label,
            sequence,
            new(year, 3, 1, 23, 30, 0, TimeSpan.Zero),
            new(year, 1, 1),
            new(year, 3, 1),
            Exact,
            shown ?? Plain,
            evidence,
            mayBeNonDisclosure,
            "The register of Elm House",
            new(2026, 1, 15),
            ReferenceVersion: 3);

    public static RepresentationSignal Opened(long sequence = 100) => Of(RepresentationChange.GapOpened, sequence);

    public static RepresentationSignal Serious(long sequence = 150) => Of(RepresentationChange.SeriousOpened, sequence, evidence: EvidenceWord.VeryStrong);

    public static RepresentationSignal FellBack(long sequence = 180) => Of(RepresentationChange.SeriousFellBack, sequence);

    public static RepresentationSignal Cleared(long sequence = 200) => Of(RepresentationChange.GapCleared, sequence, evidence: EvidenceWord.None);
}
