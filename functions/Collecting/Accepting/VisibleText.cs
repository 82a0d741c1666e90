using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace FeedbackPipeline.Collecting.Accepting;

/// <summary>Words somebody can see: a text of blanks, zero-width and control characters says nothing and must not count as a voice.</summary>
internal static class VisibleText
{
    public static bool Is([NotNullWhen(true)] string? text)
        => text is not null && text.EnumerateRunes().Any(rune => !Rune.IsWhiteSpace(rune)
            && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format));
}
