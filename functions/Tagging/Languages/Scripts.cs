using System.Buffers;

namespace FeedbackPipeline.Tagging.Languages;

/// <summary>Languages that their letters alone give away.</summary>
internal static class Scripts
{
    private static readonly SearchValues<char> UrduOnly = SearchValues.Create("ٹڈڑےںھ");
    private static readonly SearchValues<char> PersianOnly = SearchValues.Create("پچژگ");
    private static readonly SearchValues<char> UkrainianOnly = SearchValues.Create("іїєґІЇЄҐ");

    /// <summary>The language most often written with this letter in the United Kingdom; null for Latin letters and what is no letter.</summary>
    public static string? LanguageOf(char letter) => letter switch
    {
        < '\u0370' => null,
        <= '\u03FF' => "el",
        <= '\u04FF' => letter is 'і' or 'ї' or 'є' or 'ґ' or 'І' or 'Ї' or 'Є' or 'Ґ' ? "uk" : "ru",
        >= '\u0590' and <= '\u05FF' => "he",
        >= '\u0600' and <= '\u06FF' => "ar",
        >= '\u0900' and <= '\u097F' => "hi",
        >= '\u0980' and <= '\u09FF' => "bn",
        >= '\u0A00' and <= '\u0A7F' => "pa",
        >= '\u0A80' and <= '\u0AFF' => "gu",
        >= '\u0B80' and <= '\u0BFF' => "ta",
        >= '\u0E00' and <= '\u0E7F' => "th",
        >= '\u1200' and <= '\u137F' => "am",
        >= '\u3040' and <= '\u30FF' => "ja",
        >= '\u4E00' and <= '\u9FFF' => "zh",
        >= '\uAC00' and <= '\uD7AF' => "ko",
        _ => null,
    };

    /// <summary>Urdu, Persian and Ukrainian share their letters with a bigger language except for these.</summary>
    public static string Narrow(string language, string text) => language switch
    {
        "ar" when text.AsSpan().ContainsAny(UrduOnly) => "ur",
        "ar" when text.AsSpan().ContainsAny(PersianOnly) => "fa",
        "ru" when text.AsSpan().ContainsAny(UkrainianOnly) => "uk",
        "zh" when text.AsSpan().IndexOfAnyInRange('\u3040', '\u30FF') >= 0 => "ja",
        _ => language,
    };
}
