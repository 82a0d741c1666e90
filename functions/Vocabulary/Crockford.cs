namespace FeedbackPipeline.Vocabulary;

/// <summary>Crockford's base 32 (https://www.crockford.com/base32.html): no I, L, O or U, so that codes can be read out and typed.</summary>
public static class Crockford
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>The first <paramref name="characters"/> × 5 bits of <paramref name="bytes"/>, most significant first.</summary>
    public static string Encode(ReadOnlySpan<byte> bytes, int characters)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(characters * 5, bytes.Length * 8);
        Span<char> code = stackalloc char[characters];
        for (var index = 0; index < characters; index++)
        {
            var bit = index * 5;
            var pair = (bytes[bit / 8] << 8) | ((bit / 8) + 1 < bytes.Length ? bytes[(bit / 8) + 1] : 0);
            code[index] = Alphabet[(pair >> (11 - (bit % 8))) & 31];
        }

        return new string(code);
    }

    /// <summary>Upper-cases, drops dashes and spaces, and reads I and L as 1, O as 0; null where another sign remains or the length differs.</summary>
    public static string? Normalise(string? typed, int characters)
    {
        if (typed is null || typed.Length > characters * 3)
        {
            return null;
        }

        var signs = typed.ToUpperInvariant().Where(sign => sign is not ('-' or ' ')).Select(sign => sign switch { 'I' or 'L' => '1', 'O' => '0', _ => sign }).ToArray();
        return signs.Length == characters && signs.All(sign => Alphabet.Contains(sign, StringComparison.Ordinal)) ? new string(signs) : null;
    }
}
