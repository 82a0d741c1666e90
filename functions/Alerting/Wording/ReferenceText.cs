using FeedbackPipeline.Vocabulary;
using static FeedbackPipeline.Alerting.Wording.Figures;

namespace FeedbackPipeline.Alerting.Wording;

/// <summary>The words of an alert about the counts of who is supported.</summary>
internal static class ReferenceText
{
    public static AlertText Of(ReferenceSignal signal, Gap gap)
        => new(
            $"counts of who you support, {signal.PlaceName}",
            $"Counts are out of date: {signal.PlaceName}",
            $"Newer counts came in: {signal.PlaceName}",
            [
                $"We compare with: {signal.Source}, {Day(signal.Date)}.",
                gap == Gap.Gone ? "These counts fit the answers." : Why(signal),
                "What is not known: how many people came or left since. Alerts of this place may be wrong until then.",
            ],
            ["count who you support now, and put the counts in", "ask whoever keeps the list of people"],
            gap == Gap.Gone
                ? ["We have new numbers of people.", $"The place is {signal.PlaceName}."]
                : ["Our numbers of people are old.", $"The place is {signal.PlaceName}.", $"The numbers are from {Day(signal.Date)}.", "Please count people again."]);

    private static string Why(ReferenceSignal signal)
        => signal.State == ReferenceFit.NewerThanAnswers && signal.Newest is { } newest
            ? $"The newest answers are of {Day(newest)}: that is more than {signal.Months} months before these counts."
            : $"On {Day(signal.Day)} these counts were older than {signal.Months} months.";
}
