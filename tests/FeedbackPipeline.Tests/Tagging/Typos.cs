namespace FeedbackPipeline.Tests.Tagging;

/// <summary>Every way of one typing mistake at a few places of a word: at its ends and in its middle.</summary>
internal static class Typos
{
    private const string Letters = "aekprstxz";

    public static IEnumerable<string> Of(string word)
    {
        foreach (var at in new[] { 0, 1, word.Length / 2, word.Length - 2, word.Length - 1 }.Distinct())
        {
            yield return word.Remove(at, 1);
            yield return word.Insert(at, word[at].ToString());
            foreach (var letter in Letters.Where(letter => letter != word[at]))
            {
                yield return word.Remove(at, 1).Insert(at, letter.ToString());
                yield return word.Insert(at, letter.ToString());
            }

            if (at + 1 < word.Length)
            {
                yield return string.Concat(word.AsSpan(0, at), word.AsSpan(at + 1, 1), word.AsSpan(at, 1), word.AsSpan(at + 2));
            }
        }

        foreach (var letter in Letters)
        {
            yield return word + letter;
        }
    }
}
