namespace FeedbackPipeline.Tagging.Reading;

/// <summary>
/// A word's letters as one number (a polynomial modulo 2⁶⁴ with an odd base), so that many lists can be asked about a word that was read once, and so that the
/// number of a word less one letter follows from numbers of its parts.
/// </summary>
internal static class Spelling
{
    private const ulong Base = 0x9E3779B97F4A7C15;

    public static ulong Of(ReadOnlySpan<char> letters) => Continue(0, letters);

    public static ulong Continue(ulong spelling, ReadOnlySpan<char> letters)
    {
        foreach (var letter in letters)
        {
            spelling = Next(spelling, letter);
        }

        return spelling;
    }

    public static ulong Next(ulong spelling, char letter) => (spelling * Base) + letter + 1;

    /// <summary>Writes the spelling of a word less each of its letters in turn.</summary>
    /// <param name="shorter">As long as the word.</param>
    public static void Shorten(ReadOnlySpan<char> letters, Span<ulong> shorter)
    {
        var before = 0UL;
        for (var at = 0; at < letters.Length; at++)
        {
            shorter[at] = before;
            before = Next(before, letters[at]);
        }

        var (after, power) = (0UL, 1UL);
        for (var at = letters.Length - 1; at >= 0; at--)
        {
            shorter[at] = (shorter[at] * power) + after;
            after += (letters[at] + 1UL) * power;
            power *= Base;
        }
    }
}
