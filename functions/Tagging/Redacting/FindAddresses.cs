using System.Buffers;
using System.Text.RegularExpressions;

namespace FeedbackPipeline.Tagging.Redacting;

/// <summary>Where somebody can be reached: e-mail, links, postcodes, streets.</summary>
internal static partial class FindAddresses
{
    private static readonly SearchValues<string> SpeltOut = SearchValues.Create([" dot ", "(at)", "[at]"], StringComparison.OrdinalIgnoreCase);
    private static readonly SearchValues<string> OfLiving = SearchValues.Create([" live ", " lives ", " lived ", "living ", " stay", "address is"], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> OfHouses = SearchValues.Create(["flat ", "apartment ", "unit ", "room "], StringComparison.OrdinalIgnoreCase);

    /// <param name="digits">How many digits the text holds.</param>
    public static void AddTo(Findings found, string text, int digits)
    {
        if (text.Contains('@', StringComparison.Ordinal))
        {
            found.AddAll("email", Email());
            found.AddAll("handle", Handle());
        }

        if (text.AsSpan().ContainsAny(SpeltOut))
        {
            found.AddAll("email", SpokenEmail());
        }

        if (MayLink(text))
        {
            found.AddAll("url", Link());
        }

        if (digits > 0)
        {
            found.AddAll("address", Street());
            if (text.AsSpan().ContainsAny(OfHouses))
            {
                found.AddAll("address", House());
            }

            found.AddAll("address", SmallStreet());
            found.AddAll("postcode", Postcode());
        }

        if (text.AsSpan().ContainsAny(OfLiving))
        {
            found.AddPlaces("address", text, LivesAt());
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
    [GeneratedRegex(@"(?<![\w.+\-])[\w.%+\-]{1,64}@[\w\-]{1,63}(?:\.[\w\-]{1,63}){1,6}(?!\w)|(?<![\w.+\-])[\w.%+\-]{1,64}@(?:gmail|hotmail|outlook|yahoo|icloud|btinternet|live|aol)(?!\w)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Email();

    [GeneratedRegex(@"(?<![\w.+\-])[a-z0-9][\w.+\-]{0,40}(?: (?:dot|underscore|dash) [a-z0-9]{1,30}){0,3} ?(?: at |\(at\)|\[at\]) ?[a-z0-9\-]{2,40}(?:(?: dot | ?\(dot\) ?|\.)[a-z0-9\-]{2,40}){0,2}(?: dot | ?\(dot\) ?|\.)(?:com|co\.uk|co dot uk|org\.uk|org|net|uk)(?!\w)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SpokenEmail();

    [GeneratedRegex(@"(?<![\w@.])@[A-Za-z_][\w.]{2,30}", RegexOptions.CultureInvariant)]
    private static partial Regex Handle();

    [GeneratedRegex(@"(?<!\w)(?:https?://|www\.)[^\s<>""']{1,500}(?<![.,;:!?)])|(?<![\w@.\-])[a-z0-9\-]{2,40}(?:\.[a-z0-9\-]{2,40})?\.(?:com|co\.uk|org\.uk|org|net|gov\.uk|nhs\.uk|uk)(?![\w])(?:/[^\s<>""']{0,200}(?<![.,;:!?)]))?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Link();

    [GeneratedRegex(@"(?<![a-z0-9])(?:[a-z]{1,2}[0-9][a-z0-9]?(?:[ ]{0,3}|-)[0-9][abd-hjlnp-uw-z]{2}|[a-z]{1,2}[0-9][a-z0-9]? [0-9][abd-hjlnp-uw-z] [abd-hjlnp-uw-z]|gir ?0aa)(?![a-z0-9])|(?-i:(?<![A-Za-z0-9])[A-Z] (?:[A-Z] )?[0-9] (?:[0-9] )?[0-9] [ABD-HJLNP-UW-Z] [ABD-HJLNP-UW-Z](?![A-Za-z0-9]))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Postcode();

    [GeneratedRegex(
        @"(?<!\w)(?:(?:flat|apartment|unit) [0-9]{1,4}[a-z]?,? )?[0-9]{1,4}[a-z]?,? (?:(?!minutes?\b|mins?\b|hours?\b|hrs?\b|miles?\b|days?\b|weeks?\b|months?\b|years?\b|times\b|people\b|different\b|on\b|of\b|in\b|to\b|for\b|the\b|and\b)(?:[\p{L}'’\-]{2,20}|st\.?) ){1,3}(?:street|streeet|road|rd|avenue|ave|lane|crescent|cresent|cres|terrace|grove|mews|gardens|gdns|(?-i:Close|Drive|Court|Way|Place|Square|Hill|Row|Walk|Park|View|Rise|Green|St|Cl|Dr|Sq|Approach|Gate))(?!\w)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Street();

    /// <summary>"8 bramble close": the last word alone says little, so the words before it must not be those that count or describe.</summary>
    [GeneratedRegex(
        @"(?<![\w£$.,:/%])(?:(?:flat|apartment|unit) [0-9]{1,4}[a-z]?,? )?[0-9]{1,4}[a-z]?,? (?:the (?:close|drive|court|way|square|hill|row|mews|park|view|rise|green|crescent|avenue|street|lane|grove|gardens)|(?:(?!(?:minutes?|mins?|hours?|hrs?|miles?|days?|weeks?|months?|years?|yrs?|times|people|different|on|of|in|to|for|the|and|or|but|is|was|are|were|a|an|my|our|your|his|her|their|its|very|too|so|really|more|good|nice|bad|big|small|little|long|short|new|old|other|extra|free|quick|slow|times|x|by|at|up|down|out|off|from|with|we|i|they|he|she|it|you|that|this|have|has|had|can|will|would|got|get|went|go|came|come|staff|carers?|friends?|am|pm|oclock|inch|foot|feet|metres?|km|kg|pounds?|quid|pence|cars?|bus|buses|best|each|every|all|no|not|any|some|stars?|points?|half|whole|full|hard|easy|driving|test|car|taxi|miles|per|cent|percent|steps?|nature|dog|group|daily|weekly|morning|evening|sponsored|charity|steep)\b)[\p{L}'’\-]{2,20} |st\.? ){1,3}(?:close|drive|court|place|square|hill|row|walk|view|rise|green|st|sq|cl|approach|gate|way))(?![\w'’])(?! (?:friends?|friend|call|calls|together|to|lessons?|and a half|round|up|down|too|with|away|by|early|late|at)\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SmallStreet();

    /// <summary>"flat 3 oak house", with the street after it.</summary>
    [GeneratedRegex(
        @"(?<!\w)(?:flat|apartment|unit|room) [0-9]{1,4}[a-z]?,? (?:at )?(?:(?!(?:in|at|the|my|a|is|has|and|needs|on|to|of|for|was|this|our|your|that|with)\b)[\p{L}'’\-]{2,20} ){1,2}(?:house|court|lodge|place|mansions|heights|point|tower|towers|manor|villas|villa|hall)(?!\w)(?:, (?:[\p{L}'’\-]{2,20} ){1,2}(?:street|road|rd|avenue|ave|lane|crescent|terrace|grove|mews|gardens|close|drive|way|hill|walk)(?!\w))?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex House();

    /// <summary>"i live on park road", "i stay at maple lodge", "my address is ...": no number is needed there.</summary>
    [GeneratedRegex(
        @"(?<!\w)(?:live|lives|living|lived|stay|stays|staying|stayed|address is) (?:at|on|in|near|number)? ?(?:number |no\.? )?(?<place>(?:(?!(?:a|an|the|my|our|your|his|her|their|its|this|that|with|and|in|on|at|to|for|same|own|shared|supported|care|new|old|nice|big|small|main|busy|quiet|noisy|group|nursing|residential|council|different|another|lovely|first|second|other|private|public|good|full|town|is|was)\b)[\p{L}'’\-]{2,20} ){1,2}(?:street|road|rd|avenue|ave|lane|crescent|terrace|grove|mews|gardens|close|drive|court|square|hill|lodge|house))(?!\w)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LivesAt();
}
