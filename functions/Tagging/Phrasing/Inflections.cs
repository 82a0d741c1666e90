namespace FeedbackPipeline.Tagging.Phrasing;

/// <summary>The regular forms of an English word in its base form. Words that look inflected already, and short ones, stay as they are.</summary>
internal static class Inflections
{
    private const int ShortestInflected = 3;

    public static IEnumerable<string> Of(string word)
    {
        yield return word;
        if (word.Length < ShortestInflected || word[^1] is 's' || word.EndsWith("ed", StringComparison.Ordinal) || word.EndsWith("ing", StringComparison.Ordinal) || word.EndsWith("ly", StringComparison.Ordinal))
        {
            yield break;
        }

        var stem = word[..^1];
        switch (word[^1])
        {
            case 'e':
                yield return word + "s";
                yield return word + "d";
                yield return stem + "ing";
                break;
            case 'y' when !IsVowel(word[^2]):
                yield return stem + "ies";
                yield return stem + "ied";
                yield return word + "ing";
                break;
            default:
                yield return word + (word[^1] is 'x' or 'z' || word.EndsWith("ch", StringComparison.Ordinal) || word.EndsWith("sh", StringComparison.Ordinal) ? "es" : "s");
                yield return word + "ed";
                yield return word + "ing";
                if (DoublesItsEnd(word))
                {
                    yield return word + word[^1] + "ed";
                    yield return word + word[^1] + "ing";
                }

                break;
        }
    }

    private static bool DoublesItsEnd(string word)
        => !IsVowel(word[^1]) && word[^1] is not ('w' or 'x' or 'y') && IsVowel(word[^2]) && !IsVowel(word[^3]);

    private static bool IsVowel(char letter) => letter is 'a' or 'e' or 'i' or 'o' or 'u';
}
