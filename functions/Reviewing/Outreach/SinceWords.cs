using System.Globalization;

namespace FeedbackPipeline.Reviewing.Outreach;

/// <summary>What is said under an action: whether the group was heard more since. It never says that the action was the reason.</summary>
public static class SinceWords
{
    /// <param name="exact">For the core team; everyone else gets the words of protected figures.</param>
    public static IReadOnlyList<string> Of(SinceAction since, bool exact)
    {
        if (since.Since.People < SinceAction.FewestSince)
        {
            return [exact ? Text($"Too early to say: {since.Since.People} new people since then, {SinceAction.FewestSince} are needed.") : $"Too early to say: fewer than {SinceAction.FewestSince} new people since then."];
        }

        if ((exact ? since : since.Protected()) is not { } shown)
        {
            return ["Whether the group was heard more since then is not shown: the numbers are too small."];
        }

        var about = exact ? "" : "about ";
        return shown.Verdict == SinceVerdict.TooEarly
            ? ["Too early to say."]
            : [
                Verdict(shown.Verdict),
                Text($"Since then: {about}{shown.Since.Group} of {about}{shown.Since.People} new people{In(shown.Since.Share)}. Before: {about}{shown.Before.Group} of {about}{shown.Before.People}{In(shown.Before.Share)}. Expected: {InHundred(shown.Share)} in 100."),
                shown.IsHeardAgain ? "Since then the group was heard about as often as expected." : "Since then the group was heard less often than expected.",
            ];
    }

    /// <param name="expected">People of the group to be expected in the block so far.</param>
    /// <param name="heard">People of the group heard in it.</param>
    /// <param name="size">Expected people that make the block full.</param>
    public static string Block(double expected, double heard, double size)
        => Text($"The alert is judged again when {size:0.#} people of the group were to be expected. So far {expected:0.#} were, and {heard:0.#} were heard; 9 in 10 close it.");

    private static string Verdict(SinceVerdict verdict) => verdict switch
    {
        SinceVerdict.More => "Heard more since then.",
        SinceVerdict.Less => "Heard less since then.",
        _ => "Heard about the same since then.",
    };

    private static string In(double share) => Text($" ({InHundred(share)} in 100)");

    private static string InHundred(double share) => Text($"{share * 100:0}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
