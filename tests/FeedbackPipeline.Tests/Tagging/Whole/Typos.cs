namespace FeedbackPipeline.Tests.Tagging.Whole;

/// <summary>Every text that one slip in one word of six or more letters makes of a phrase.</summary>
internal static class Typos
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz";

    public static IEnumerable<string> Of(string phrase)
    {
        var words = phrase.Split(' ');
        for (var at = 0; at < words.Length; at++)
        {
            if (words[at].Count(char.IsLetter) < 6)
            {
                continue;
            }

            foreach (var typed in OfWord(words[at]))
            {
                yield return string.Join(' ', [.. words[..at], typed, .. words[(at + 1)..]]);
            }
        }
    }

    private static IEnumerable<string> OfWord(string word)
    {
        for (var at = 0; at <= word.Length; at++)
        {
            foreach (var letter in Letters)
            {
                yield return word.Insert(at, letter.ToString());
                if (at < word.Length)
                {
                    yield return word.Remove(at, 1).Insert(at, letter.ToString());
                }
            }

            if (at < word.Length)
            {
                yield return word.Remove(at, 1);
            }

            if (at + 1 < word.Length)
            {
                yield return $"{word[..at]}{word[at + 1]}{word[at]}{word[(at + 2)..]}";
            }
        }
    }
}
