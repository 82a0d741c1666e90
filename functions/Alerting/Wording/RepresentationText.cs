using FeedbackPipeline.Vocabulary;
using static FeedbackPipeline.Alerting.Wording.Figures;

namespace FeedbackPipeline.Alerting.Wording;

/// <summary>The words of a representation alert, from the figures that may be shown and no others.</summary>
internal static class RepresentationText
{
    public static AlertText Of(RepresentationSignal signal, Gap gap)
    {
        var subject = $"{signal.CategoryLabel}, {signal.PlaceName}";
        var advice = OutreachAdvice.For(signal.Dimension);
        return new(
            subject,
            $"Voices may be missing: {subject}",
            $"Heard again as often as expected: {subject}",
            [Counts(signal), Missing(signal.Shown), Evidence(signal, gap), $"We compared with: {signal.ReferenceSource}, {Day(signal.ReferenceDate)}."],
            [$"ask {advice.Ask} how to reach people", $"offer {advice.Offer}", "go to where people already meet"],
            RepresentationEasyRead.Of(signal, gap, advice));
    }

    private static string Counts(RepresentationSignal signal)
    {
        var shown = signal.Shown;
        var people = signal.ByRegister ? "people with an invitation" : "people";
        var heard = $"We heard from {Count(shown.Known, shown.SmallestShown)} {people} from {Day(signal.EpochStart)} to {Day(signal.EpochEnd)}.";
        var group = $"{Capital(Count(shown.Heard, shown.SmallestShown))} were {Group(signal)}{InHundred(shown.Heard, shown.Known)}.";
        return shown.Expected is { } expected ? $"{heard} {group} We expected about {People(expected)}{InHundred(expected, shown.Known)}." : $"{heard} {group}";
    }

    private static string Missing(RepresentationFigures shown)
    {
        if (shown.Missing is not { } missing)
        {
            return "How many voices are missing is not shown: the numbers are too small.";
        }

        if (IsLate(shown))
        {
            return "Over the whole time that is as many as expected. The gap began lately: the group is not heard as often as before.";
        }

        var about = $"That is about {People(missing)} missing voices.";
        return shown is { MissingLow: { } low, MissingHigh: { } high } && People(low) != People(high) ? $"{about} Over the whole time it could be {People(low)} to {People(high)}." : about;
    }

    /// <summary>The test reacts to change: a group may fall silent after it was heard more than enough.</summary>
    internal static bool IsLate(RepresentationFigures shown) => shown.Missing is < 0.5;

    private static string Evidence(RepresentationSignal signal, Gap gap)
    {
        var shown = signal.Shown;
        var strong = $"The evidence {Strength(signal.Evidence, "was strong when this alert opened")}.";
        var strength = gap switch
        {
            Gap.Gone => "Lately the group was heard at least 9 in 10 times as often as expected.",
            Gap.Serious when IsLate(shown) => $"{strong} The gap is serious: lately the group is heard less than 8 in 10 times as often as expected.",
            Gap.Serious => $"{strong} The gap is serious: the group is heard less than 8 in 10 times as often as expected.",
            _ => strong,
        };
        // Where the number itself is hidden, its share would narrow it down.
        var doubt = signal.MayBeNonDisclosure && gap == Gap.Open && shown.Unknown is not null ? " That is more than 1 in 5, so this group may be here and answer this question less often." : "";
        var more = signal.HeardMore is { } other && gap != Gap.Gone ? $" This is mainly because “{other}” is heard more than expected." : "";
        return $"{strength}{more} {Capital(Count(shown.Unknown, shown.SmallestShown))} people did not say.{doubt}";
    }

    private static string Group(RepresentationSignal signal)
        => signal.Category == RepresentationSignal.SmallGroupsTogether ? "in one of the small groups" : $"in the group “{signal.CategoryLabel}”";
}
