using FeedbackPipeline.Vocabulary;
using static FeedbackPipeline.Alerting.Wording.Figures;

namespace FeedbackPipeline.Alerting.Wording;

/// <summary>The words of a pace alert: counts of people, and nothing about chance unless the test says so.</summary>
internal static class PaceText
{
    private const int Smallest = 5;

    public static AlertText Of(PaceSignal signal, Gap gap)
    {
        var subject = $"{signal.CategoryLabel}, {signal.PlaceName}";
        var advice = OutreachAdvice.For(signal.Dimension);
        return new(
            subject,
            $"Behind the pace of the place: {subject}",
            $"Caught up with the place: {subject}",
            [Group(signal), Place(signal), gap == Gap.Gone ? "The group is heard about as often as the place now." : Chance(signal)],
            ["print new cards for those not heard yet", $"ask {advice.Ask} how to reach people", $"offer {advice.Offer}"],
            EasyRead(signal, gap, advice));
    }

    private static string Group(PaceSignal signal)
        => $"From {Day(signal.EpochStart)} to {Day(signal.EpochEnd)} we heard from {Of(signal.Shown.Heard, signal.Shown.People)} people in the group “{signal.CategoryLabel}” who have an invitation.";

    private static string Place(PaceSignal signal) => $"In the whole place we heard from {Of(signal.Shown.PlaceHeard, signal.Shown.PlacePeople)} people.";

    private static string Chance(PaceSignal signal)
        => signal.MoreThanChance ? "The group is behind, and this is more than chance." : "The group is behind. This is a count; it may be chance.";

    private static string Of(long? heard, long? people) => $"{Count((int?)heard, Smallest)} of {Count((int?)people, Smallest)}";

    private static List<string> EasyRead(PaceSignal signal, Gap gap, OutreachAdvice advice)
    {
        List<string> sentences =
        [
            gap == Gap.Gone ? "We hear this group as often as others now." : "We heard fewer people in one group.",
            $"The place is {signal.PlaceName}.",
            $"The group is: {signal.CategoryLabel}.",
            $"{Capital(Count((int?)signal.Shown.People, Smallest))} people in this group have a card.",
            $"We heard from {Count((int?)signal.Shown.Heard, Smallest)} of them.",
        ];
        if (gap != Gap.Gone)
        {
            sentences.Add(signal.MoreThanChance ? "This is more than chance." : "It may be chance.");
            sentences.AddRange(["You could print new cards.", $"You could ask {advice.Ask}.", $"You could offer {advice.Offer}."]);
        }

        return sentences;
    }
}
