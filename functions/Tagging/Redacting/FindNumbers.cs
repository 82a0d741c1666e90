using System.Buffers;
using System.Text.RegularExpressions;

namespace FeedbackPipeline.Tagging.Redacting;

/// <summary>Numbers that stand for one person: telephone, NHS, National Insurance, date of birth, and any other long number (bank, card, record).</summary>
internal static partial class FindNumbers
{
    private static readonly SearchValues<string> OfBirth = SearchValues.Create(["born", "birth", "dob", "o.b", "bday", "b-day"], StringComparison.OrdinalIgnoreCase);

    private const int LongNumber = 8;
    private const int LatestBirthYear = 2012;
    private const int FewestInDate = 3;
    private const int FewestInLongDate = 5;
    private const int ShortestPhone = 6;

    /// <param name="digits">How many digits the text holds.</param>
    public static void AddTo(Findings found, string text, int digits)
    {
        if (text.AsSpan().ContainsAny(OfBirth))
        {
            found.AddPlaces("date_of_birth", text, BirthDate());
        }

        if (digits < FewestInDate)
        {
            return;
        }

        found.AddAll("ni_number", text, NationalInsurance());
        AddDates(found, text, NumericDate());
        AddDates(found, text, WrittenDate());
        if (digits >= FewestInLongDate)
        {
            AddDates(found, text, MonthFirst());
        }

        if (digits >= ShortestPhone)
        {
            found.AddPlaces("ni_number", text, NationalInsuranceSaid());
        }

        if (digits < LongNumber)
        {
            AddLocal();
            return;
        }

        foreach (var match in NumberRun().EnumerateMatches(text))
        {
            if (!BeginsWithDate(text.AsSpan(match.Index, match.Length)) && KindOf(text.AsSpan(match.Index, match.Length)) is { } kind)
            {
                found.TryAdd(kind, match.Index, match.Length);
            }
        }

        AddLocal();

        void AddLocal()
        {
            if (digits >= ShortestPhone)
            {
                found.AddPlaces("phone", text, LocalPhone());
            }
        }
    }

    /// <summary>"12/10/2025" and "12/10/2025 14.30" are no long numbers; where they are birth dates they were taken before.</summary>
    private static bool BeginsWithDate(ReadOnlySpan<char> run)
    {
        foreach (var date in NumericDate().EnumerateMatches(run))
        {
            return date.Index == 0;
        }

        return false;
    }

    private static string? KindOf(ReadOnlySpan<char> run)
    {
        Span<char> digits = stackalloc char[24];
        var count = 0;
        foreach (var character in run)
        {
            if (char.IsAsciiDigit(character) && count < digits.Length)
            {
                digits[count++] = character;
            }
        }

        digits = digits[..count];
        var international = run[0] == '+' || run.StartsWith("(+") || digits.StartsWith("00");
        return count switch
        {
            >= 9 and <= 16 when international => "phone",
            10 or 11 when digits[0] == '0' => "phone",
            12 when digits is ['4', '4', ..] => "phone",
            10 when NhsNumber.IsValid(digits) => "nhs_number",
            >= LongNumber => "number",
            _ => null,
        };
    }

    private static void AddDates(Findings found, string text, Regex pattern)
    {
        foreach (Match match in pattern.Matches(text))
        {
            var year = int.Parse(match.Groups["year"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);
            var birthYear = year is > 1900 and <= LatestBirthYear or > 30 and < 100;
            if (birthYear || BirthBefore().IsMatch(text.AsSpan(Math.Max(0, match.Index - 30), Math.Min(30, match.Index))))
            {
                found.TryAdd("date_of_birth", match.Index, match.Length);
            }
        }
    }

    [GeneratedRegex(@"(?<![a-z0-9])[a-ceghj-prstw-z][a-ceghj-nprstw-z][ -]?[0-9]{2}[ -]?[0-9]{2}[ -]?[0-9]{2}[ -]?[a-d](?![a-z0-9])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NationalInsurance();

    [GeneratedRegex(@"(?<![0-9])(?:[0-9]{1,2}[/.\-][0-9]{1,2}[/.\-](?<year>[0-9]{4}|[0-9]{2})|(?<year>(?:19|20)[0-9]{2})-[0-9]{2}-[0-9]{2})(?![0-9])")]
    private static partial Regex NumericDate();

    [GeneratedRegex(@"(?<![0-9])[0-9]{1,2}(?:st|nd|rd|th)?(?: of)?[ /\-](?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6},?[ /\-](?<year>[0-9]{4}|[0-9]{2})(?![0-9])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WrittenDate();

    [GeneratedRegex(@"(?<![a-z])(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6} [0-9]{1,2}(?:st|nd|rd|th)?,? (?<year>[0-9]{4})(?![0-9])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MonthFirst();

    [GeneratedRegex(@"born|birth|d\.?o\.?b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BirthBefore();

    /// <summary>After "born" and the like a year is not needed, and words will do.</summary>
    [GeneratedRegex(@"(?<![a-z])(?:born|birth|birthday|bday|b-day|d\.?o\.?b\.?)(?![a-z])[ :,.=\-]{0,3}(?:(?:is|was|its|on|in|the|my|of) ){0,4}(?<place>[0-9]{1,2}[ /.\-]{1,3}[0-9]{1,2}[ /.\-]{1,3}(?:[0-9]{4}|[0-9]{2})(?![0-9])|[0-9]{8}(?![0-9])|[0-9]{6}(?![0-9])|(?:[0-9]{1,2}(?:st|nd|rd|th)?|(?:(?:twenty|thirty)[ \-])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth))(?: of)?[ /.,\-]{1,2}(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}(?![a-z])(?:[ /.,\-]{1,2}(?:(?:19|20)[0-9]{2}|'?[0-9]{2}|(?:nineteen|twenty|two thousand(?: and)?)(?:[ \-](?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)){0,2})(?![0-9a-z]))?|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}[ /.,\-]{1,2}(?:the )?(?:[0-9]{1,2}(?:st|nd|rd|th)?|(?:(?:twenty|thirty)[ \-])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth))(?![0-9a-z])(?:[ /.,\-]{1,2}(?:(?:19|20)[0-9]{2}|'?[0-9]{2}|(?:nineteen|twenty|two thousand(?: and)?)(?:[ \-](?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)){0,2})(?![0-9a-z]))?|(?:19|20)[0-9]{2}(?![0-9]))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BirthDate();

    /// <summary>Without its last letter it is only known where it is said to be one.</summary>
    [GeneratedRegex(@"(?<!\w)(?:ni|nino|insurance)(?: number| num| no\.?)?(?: is| was)?[ :]{1,2}(?<place>[a-z]{2}[ \-]?[0-9]{2}[ \-]?[0-9]{2}[ \-]?[0-9]{2}(?:[ \-]?[a-d](?![a-z]))?)(?!\w)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NationalInsuranceSaid();

    [GeneratedRegex(@"(?<!\w)(?:ring|call|phone|tel|text|txt|number is|num is)(?: me| us)?(?: on| at)?[ :]{1,2}(?<place>[0-9]{3}[ \-]?[0-9]{3,4})(?![\w/.])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LocalPhone();

    [GeneratedRegex(@"(?:(?<![a-zA-Z0-9+])|(?<=[nN][hH][sS])|(?<=[0-9][oO][rR]))(?:\(?\+)?\(?[0-9](?:(?:[ \-.()/_]{0,2}|(?<=[0-9]{3})(?: - | ?\r?\n ?)(?=[0-9]{3}))[0-9]){7,19}(?![0-9])")]
    private static partial Regex NumberRun();
}
