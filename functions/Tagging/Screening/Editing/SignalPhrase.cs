namespace FeedbackPipeline.Tagging.Screening.Editing;

/// <summary>The rule for one phrase of the list.</summary>
internal static class SignalPhrase
{
    private const int Shortest = 3;
    private const int Longest = 60;

    public static readonly string Rule = $"must be {Shortest} to {Longest} small letters, with one space between words.";

    public static string Tidy(string? phrase) => string.Join(' ', (phrase ?? "").ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    public static bool IsGood(string phrase)
        => phrase.Length is >= Shortest and <= Longest && phrase == Tidy(phrase) && phrase.All(letter => char.IsLetter(letter) || letter is ' ' or '\'');
}
