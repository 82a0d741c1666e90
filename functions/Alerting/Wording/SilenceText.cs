using FeedbackPipeline.Vocabulary;
using static FeedbackPipeline.Alerting.Wording.Figures;

namespace FeedbackPipeline.Alerting.Wording;

/// <summary>The words of a silence alert: days only.</summary>
internal static class SilenceText
{
    public static AlertText Of(SilenceSignal signal, Gap gap)
    {
        var by = signal.Channel is { } channel ? $"{ByChannel(channel)}, " : "";
        var subject = $"{by}{signal.PlaceName}";
        return new(
            subject,
            $"Nothing is heard: {subject}",
            $"Heard again: {subject}",
            gap == Gap.Gone ? [$"Something came again on {Day(signal.LastHeard ?? signal.Day)}."] : [Heard(signal), Usual(signal), "What is not known: whether people have nothing to say, or cannot say it."],
            signal.Channel is null
                ? ["ask the people there, and their staff, how they can tell you things", "check that cards, links and forms are still there", "go there and listen"]
                : ["send a test message this way", "ask whoever looks after it whether it works", "offer another way meanwhile"],
            EasyRead(signal, gap));
    }

    private static string Heard(SilenceSignal signal)
        => signal.LastHeard is { } last
            ? $"Nothing has come since {Day(last)}. We looked on {Day(signal.Day)}."
            : $"Nothing has ever come from here, counted from {Day(signal.Since)}. We looked on {Day(signal.Day)}.";

    private static string Usual(SilenceSignal signal)
        => signal.LastHeard is null
            ? $"About {Count((int?)signal.Supported, 1)} people are supported here. So much came from elsewhere that this is hardly chance."
            : $"In the year before, something came on {(signal.HeardDays is { } days ? $"about {Count(days, 1)}" : "a few")} days. The longest wait was {Days(signal.LongestWait)}. Waiting {Days(signal.Expected)} or more is not usual.";

    private static IReadOnlyList<string> EasyRead(SilenceSignal signal, Gap gap)
        => gap == Gap.Gone
            ? ["We hear from people again.", $"The place is {signal.PlaceName}."]
            :
            [
                signal.Channel is { } channel ? $"Nothing comes {ByChannel(channel)}." : "We hear nothing from this place.",
                $"The place is {signal.PlaceName}.",
                signal.LastHeard is { } last ? $"The last time was {Day(last)}." : "Nobody there has told us anything yet.",
                "We do not know why.",
                "You could ask people how they want to tell us.",
            ];

    private static string Days(int days) => days == 1 ? "1 day" : $"{Count(days, 0)} days";

    private static string ByChannel(Channel channel) => channel switch
    {
        Channel.Web => "on the website",
        Channel.Sms => "by text message",
        Channel.Voice => "by voice",
        Channel.Paper => "on paper",
        Channel.Conversation => "in conversations",
        _ => "by import",
    };
}
