using FeedbackPipeline.Tagging.Reading;

namespace FeedbackPipeline.Tagging.Languages;

/// <summary>
/// Tells the language of a few words by their letters and their commonest words. Made for "English or not" in text of one to fifty words; the language it
/// names besides English is a hint for finding an interpreter.
/// </summary>
public sealed class DetectLanguage(LanguageProfiles profiles, EnglishWords english)
{
    /// <summary>Where the words do not say: no words, only pictures, or a name.</summary>
    public const string Undetermined = "und";

    private const double LetterWeight = 1.5;

    private readonly Dictionary<ulong, List<string>> languagesOf = profiles.Words
        .SelectMany(language => language.Value.Select(word => (word, language.Key)))
        .GroupBy(pair => pair.word, pair => pair.Key, StringComparer.Ordinal)
        .ToDictionary(group => Spelling.Of(group.Key), group => group.ToList());

    /// <returns>An ISO 639-1 code, or <see cref="Undetermined"/>.</returns>
    /// <param name="hint">What the sender declared (BCP 47); used where the words do not say.</param>
    public string Detect(ReadText text, string? hint = null)
    {
        if (text.Words.Length == 0)
        {
            return Undetermined;
        }

        return ByScript(text) ?? ByWords(text) ?? Declared(hint) ?? Undetermined;
    }

    private static string? ByScript(ReadText text)
    {
        if (!text.Original.AsSpan().ContainsAnyExceptInRange('\0', '\u036F'))
        {
            return null;
        }

        var latin = 0;
        var others = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var letter in text.Original)
        {
            if (letter < '\u0370')
            {
                latin += char.IsLetter(letter) ? 1 : 0;
            }
            else if (Scripts.LanguageOf(letter) is { } language)
            {
                others[language] = others.GetValueOrDefault(language) + 1;
            }
        }

        // One Chinese sign or two Arabic letters say about as much as a Latin syllable; a single foreign word in an English sentence decides nothing.
        return others.Count > 0 && others.Values.Sum() * 2 > latin ? Scripts.Narrow(others.MaxBy(pair => pair.Value).Key, text.Original) : null;
    }

    private string? ByWords(ReadText text)
    {
        var (evidence, others) = (0, (Dictionary<string, double>?)null);
        foreach (var word in text.Words)
        {
            evidence += english.Has(word) ? 1 : 0;
            if (languagesOf.TryGetValue(word.Spelling, out var languages))
            {
                others ??= new(StringComparer.Ordinal);
                foreach (var language in languages)
                {
                    others[language] = others.GetValueOrDefault(language) + 1;
                }
            }
        }

        if (evidence * 2 > text.Words.Length)
        {
            return "en";
        }

        others = AddLetters(text.Original, others);
        var best = others is { Count: > 0 } ? others.MaxBy(pair => pair.Value) : default;
        return best.Value > evidence ? best.Key : evidence > 0 ? "en" : null;
    }

    private Dictionary<string, double>? AddLetters(string text, Dictionary<string, double>? others)
    {
        foreach (var (language, letters) in profiles.Letters)
        {
            if (text.AsSpan().IndexOfAny(letters) >= 0)
            {
                others ??= new(StringComparer.Ordinal);
                others[language] = others.GetValueOrDefault(language) + LetterWeight;
            }
        }

        return others;
    }

    private static string? Declared(string? hint)
    {
        var code = hint?.Split('-', '_')[0].ToLowerInvariant();
        return code is { Length: 2 } && code.All(char.IsAsciiLetterLower) ? code : null;
    }
}
