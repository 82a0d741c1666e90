using FeedbackPipeline.Vocabulary;
using static FeedbackPipeline.Alerting.Wording.Figures;

namespace FeedbackPipeline.Alerting.Wording;

/// <summary>The words of an alert about who speaks.</summary>
internal static class HelpText
{
    private const int SmallestShown = 5;

    public static AlertText Of(HelpSignal signal, Gap gap)
        => new(
            $"own voice, {signal.PlaceName}",
            $"Staff may be speaking for people: {signal.PlaceName}",
            $"People speak for themselves again: {signal.PlaceName}",
            [
                $"We heard from {Count(signal.Counted, SmallestShown)} people from {Day(signal.From)} to {Day(signal.Day)}. {Capital(Count(signal.Own, SmallestShown))} spoke alone or with help they chose{InHundred(signal.Own, signal.Counted)}.",
                $"In your other services at least about {signal.OthersInHundred} in 100 do.",
                gap switch
                {
                    Gap.Gone => "Lately people spoke for themselves at least 9 in 10 times as often as expected.",
                    Gap.Serious => "The evidence is strong. The gap is serious: they do so less than 8 in 10 times as often.",
                    _ => "The evidence is strong.",
                },
                "What is not known: whether people here need more help than elsewhere, or would rather speak alone.",
            ],
            ["ask people how they want to answer, and with whom", "offer help from somebody who does not work there", "offer paper, phone or pictures people can use alone"],
            gap == Gap.Gone
                ? ["People speak for themselves again.", $"The place is {signal.PlaceName}."]
                : ["Staff speak for people here a lot.", $"The place is {signal.PlaceName}.", "We want to hear from people themselves.", "We do not know why it is so.", "You could ask people who they want to help them."]);
}
