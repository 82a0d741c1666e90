namespace FeedbackPipeline.Tagging.Screening.Editing;

/// <summary>A phrase with one typing mistake, in each of its words of six or more letters and at each place of the word.</summary>
internal static class SlipsOfTheHand
{
    private const int ShortestWord = 6;
    private const string Letters = "abcdefghijklmnopqrstuvwxyz";
    private const string LettersAndBlank = $"{Letters} ";

    public static IEnumerable<string> Of(string phrase)
    {
        var words = phrase.Split(' ');
        for (var at = 0; at < words.Length; at++)
        {
            if (words[at].Count(char.IsLetter) < ShortestWord)
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
        for (var at = 0; at < word.Length; at++)
        {
            yield return word.Remove(at, 1);
            yield return word.Insert(at, word[at..(at + 1)]);
            // The space bar lies beside many letters; at the edge of a word a blank only leaves the letter out.
            foreach (var other in (at > 0 && at + 1 < word.Length ? LettersAndBlank : Letters).Where(other => other != word[at]))
            {
                yield return $"{word[..at]}{other}{word[(at + 1)..]}";
            }

            if (at + 1 < word.Length)
            {
                yield return $"{word[..at]}{word[at + 1]}{word[at]}{word[(at + 2)..]}";
            }
        }
    }
}
