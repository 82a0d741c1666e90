using FeedbackPipeline.Vocabulary;
using static FeedbackPipeline.Alerting.Wording.Figures;

namespace FeedbackPipeline.Alerting.Wording;

/// <summary>The same in everyday words, at most 15 in a sentence.</summary>
internal static class RepresentationEasyRead
{
    public static IReadOnlyList<string> Of(RepresentationSignal signal, Gap gap, OutreachAdvice advice)
    {
        var shown = signal.Shown;
        List<string> sentences =
        [
            gap == Gap.Gone ? "We hear this group again." : "We may not hear from everyone.",
            $"The place is {signal.PlaceName}.",
            $"The group is: {signal.CategoryLabel}.",
            $"{Capital(Count(shown.Known, shown.SmallestShown))} people told us things.",
            $"{Capital(Count(shown.Heard, shown.SmallestShown))} of them were in this group.",
        ];
        if (shown.Expected is { } expected)
        {
            sentences.Add($"We thought it would be about {People(expected)}.");
        }

        if (gap != Gap.Gone && RepresentationText.IsLate(shown))
        {
            sentences.Add("We heard them before. Now we hear them less.");
        }

        if (gap != Gap.Gone)
        {
            sentences.Add($"The evidence {Strength(signal.Evidence, "was strong at the start")}.");
        }

        if (gap == Gap.Serious)
        {
            sentences.Add("This is a big gap.");
        }

        sentences.Add($"{Capital(Count(shown.Unknown, shown.SmallestShown))} people did not say.");
        if (signal.MayBeNonDisclosure && gap == Gap.Open && shown.Unknown is not null)
        {
            sentences.Add("Some of them may be in this group.");
        }

        if (gap != Gap.Gone)
        {
            sentences.AddRange([$"You could ask {advice.Ask}.", $"You could offer {advice.Offer}.", "You could go to where people meet."]);
        }

        return sentences;
    }
}
