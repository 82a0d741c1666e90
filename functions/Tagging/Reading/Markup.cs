using System.Collections.Frozen;
using System.Runtime.CompilerServices;

namespace FeedbackPipeline.Tagging.Reading;

/// <summary>The little of HTML that pasted text brings along.</summary>
internal static class Markup
{
    private const int LongestName = 10;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Tags = FrozenSet.ToFrozenSet(
        ["a", "b", "i", "u", "p", "br", "hr", "em", "strong", "div", "span", "font", "ul", "ol", "li", "table", "tr", "td", "th", "h1", "h2", "h3", "h4", "img", "script", "style", "body", "html", "blockquote"],
        StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly string[] Apostrophes = ["&#39;", "&#039;", "&#x27;", "&apos;", "&rsquo;", "&lsquo;", "&#8217;", "&#8216;"];
    private static readonly string[] Separators = ["&nbsp;", "&amp;", "&quot;", "&lt;", "&gt;", "&#160;", "&#34;"];

    /// <summary>Units to skip between words: a tag's opening with its name, or an entity that separates. 0 where there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int LengthAt(string text, int at) => text[at] is '<' or '&' ? FoundAt(text, at) : 0;

    public static int ApostropheLengthAt(string text, int at) => text[at] == '&' ? Match(text, at, Apostrophes) : 0;

    private static int FoundAt(string text, int at) => text[at] == '<' ? TagLength(text, at) : Match(text, at, Separators);

    private static int TagLength(string text, int at)
    {
        var start = at + 1 < text.Length && text[at + 1] == '/' ? at + 2 : at + 1;
        var end = start;
        while (end < text.Length && end - start <= LongestName && char.IsAsciiLetterOrDigit(text[end]))
        {
            end++;
        }

        return end > start && Tags.Contains(text.AsSpan(start, end - start)) ? end - at : 0;
    }

    private static int Match(string text, int at, string[] entities)
    {
        foreach (var entity in entities)
        {
            if (text.AsSpan(at).StartsWith(entity, StringComparison.OrdinalIgnoreCase))
            {
                return entity.Length;
            }
        }

        return 0;
    }
}
