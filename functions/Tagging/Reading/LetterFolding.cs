using System.Runtime.CompilerServices;

namespace FeedbackPipeline.Tagging.Reading;

/// <summary>Brings letters to the form phrases are written in: lower case, no accents, plain digits and plain full-width letters.</summary>
/// <remarks>A table of its own, because the executable runs without ICU and the runtime then decomposes nothing.</remarks>
internal static class LetterFolding
{
    private const string Accented = "àáâãäåāăąçćĉċčďđèéêëēĕėęěĝğġģĥħìíîïĩīĭįıĵķĺļľłñńņňòóôõöøōŏőŕŗřśŝşšșţťŧțùúûüũūŭůűųŵýÿŷźżž";
    private const string Plain = "aaaaaaaaacccccddeeeeeeeeegggghhiiiiiiiiijkllllnnnnooooooooorrrsssssttttuuuuuuuuuuwyyyzzz";

    private static readonly char[] Table = Build();

    /// <summary>The folded letter or digit; '\0' where the character separates words; '\u0001' where it is to be left out without separating.</summary>
    /// <remarks>Surrogates separate: a picture typed right against a word must not hide the word.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static char Fold(char character)
        => character < Table.Length ? Table[character] : Above(character);

    public static bool IsLeftOut(char folded) => folded == '\u0001';

    private static char Above(char character) => character switch
    {
        '\u2018' or '\u2019' or '\u201B' or '\u02BC' or '\uFF07' => '\u0001',
        >= '\u0300' and <= '\u036F' => '\u0001',
        >= '\u200B' and <= '\u200F' or >= '\u202A' and <= '\u202E' or >= '\u2060' and <= '\u2069' or '\uFEFF' => '\u0001',
        >= '\uFF10' and <= '\uFF19' => (char)(character - '\uFF10' + '0'),
        >= '\uFF21' and <= '\uFF3A' => (char)(character - '\uFF21' + 'a'),
        >= '\uFF41' and <= '\uFF5A' => (char)(character - '\uFF41' + 'a'),
        _ => char.IsLetterOrDigit(character) ? char.ToLowerInvariant(character) : '\0',
    };

    private static char[] Build()
    {
        var table = new char[0x180 + 0x100];
        for (var code = 0; code < table.Length; code++)
        {
            var character = (char)code;
            table[code] = char.IsLetterOrDigit(character) ? char.ToLowerInvariant(character) : '\0';
        }

        for (var index = 0; index < Accented.Length; index++)
        {
            table[Accented[index]] = Plain[index];
            var upper = char.ToUpperInvariant(Accented[index]);
            if (upper < table.Length && upper >= 0x80)
            {
                table[upper] = Plain[index];
            }
        }

        foreach (var silent in "'`´\u00AD")
        {
            table[silent] = '\u0001';
        }

        return table;
    }
}
