using System.Text.RegularExpressions;

namespace FeedbackPipeline.Tagging.Redacting;

/// <summary>Where somebody can be reached: e-mail, links, postcodes, streets.</summary>
internal static partial class FindAddresses
{
    /// <param name="digits">How many digits the text holds.</param>
    public static void AddTo(Findings found, string text, int digits)
    {
        if (text.Contains('@', StringComparison.Ordinal))
        {
            found.AddAll("email", Email());
            found.AddAll("handle", Handle());
        }

        if (MayLink(text))
        {
            found.AddAll("url", Link());
        }

        if (digits > 0)
        {
            found.AddAll("address", Street());
            found.AddAll("postcode", Postcode());
        }
    }

    /// <summary>Nearly every comment has a full stop, few have one in front of a letter; the pattern is only tried on those.</summary>
    private static bool MayLink(string text)
    {
        for (var at = text.IndexOf('.', StringComparison.Ordinal); at >= 0 && at + 1 < text.Length; at = text.IndexOf('.', at + 1))
        {
            if (char.IsAsciiLetter(text[at + 1]) || (at > 2 && text[at - 1] is 'w' or 'W'))
            {
                return true;
            }
        }

        return text.Contains("://", StringComparison.Ordinal);
    }

    // Every repetition is bounded, so that 100 KB without a blank takes no longer than 100 KB of sentences.
    [GeneratedRegex(@"(?<![\w.+\-])[\w.%+\-]{1,64}@[\w\-]{1,63}(?:\.[\w\-]{1,63}){1,6}(?!\w)", RegexOptions.CultureInvariant)]
    private static partial Regex Email();

    [GeneratedRegex(@"(?<![\w@.])@[A-Za-z_][\w.]{2,30}", RegexOptions.CultureInvariant)]
    private static partial Regex Handle();

    [GeneratedRegex(@"(?<!\w)(?:https?://|www\.)[^\s<>""']{1,500}(?<![.,;:!?)])|(?<![\w@.\-])[a-z0-9\-]{2,40}(?:\.[a-z0-9\-]{2,40})?\.(?:com|co\.uk|org\.uk|org|net|gov\.uk|nhs\.uk|uk)(?![\w])(?:/[^\s<>""']{0,200}(?<![.,;:!?)]))?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Link();

    [GeneratedRegex(@"(?<![a-z0-9])(?:[a-z]{1,2}[0-9][a-z0-9]? ?[0-9][abd-hjlnp-uw-z]{2}|gir ?0aa)(?![a-z0-9])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Postcode();

    [GeneratedRegex(
        @"(?<!\w)(?:(?:flat|apartment|unit) [0-9]{1,4}[a-z]?,? )?[0-9]{1,4}[a-z]?,? (?:(?!minutes?\b|mins?\b|hours?\b|hrs?\b|miles?\b|days?\b|weeks?\b|months?\b|years?\b|times\b|people\b|different\b|on\b|of\b|in\b|to\b|for\b|the\b|and\b)(?:[\p{L}'’\-]{2,20}|st\.?) ){1,3}(?:street|road|rd|avenue|ave|lane|crescent|terrace|grove|mews|gardens|(?-i:Close|Drive|Court|Way|Place|Square|Hill|Row|Walk|Park|View|Rise|Green|St))(?!\w)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Street();
}
