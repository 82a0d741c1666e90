using FeedbackPipeline.Tagging.Reading;

namespace FeedbackPipeline.Tagging.Modelling;

/// <summary>Turns a text and what was asked into the features a model was trained on.</summary>
internal sealed class ReadFeatures(PhraseLists lists)
{
    public const int Words = 0;
    public const int Pairs = 1;
    public const int Letters = 2;
    public const int Asked = 3;

    private const int LongestRun = 5;
    private const char Edge = '\u0002';
    private const uint LettersStart = 0x2545F491;
    private const uint AskedStart = 0x41C64E6D;

    public void Read(ReadText text, AskedQuestion asked, Features into)
    {
        var words = text.Words;
        Span<uint> hashes = words.Length <= 512 ? stackalloc uint[words.Length] : new uint[words.Length];
        for (var at = 0; at < words.Length; at++)
        {
            hashes[at] = WordHash.Of(text.Folded(words[at]));
        }

        into.Begin(text, asked);
        AddWords(hashes, into);
        AddPairs(hashes, into);
        AddLetters(text, into);
        AddAsked(hashes, (uint)asked, into);
        lists.Find(hashes, into.Phrases);
    }

    /// <summary>Writes the hashes of the runs of two to five letters of a word, its edges counted as letters.</summary>
    /// <param name="runs">At least <see cref="MostRuns"/>.</param>
    /// <returns>How many there are.</returns>
    public static int ReadRuns(ReadOnlySpan<char> letters, Span<int> runs)
    {
        var count = 0;
        for (var start = -1; start < letters.Length; start++)
        {
            var hash = WordHash.Next(LettersStart, start < 0 ? Edge : letters[start]);
            for (var at = start + 1; at <= letters.Length && at - start < LongestRun; at++)
            {
                hash = WordHash.Next(hash, at == letters.Length ? Edge : letters[at]);
                runs[count++] = (int)WordHash.Mix(hash);
            }
        }

        return count;
    }

    public static int MostRuns(int letters) => (letters + 1) * (LongestRun - 1);

    private static void AddWords(ReadOnlySpan<uint> hashes, Features into)
    {
        foreach (var hash in hashes)
        {
            into.Add(hash);
        }

        into.End(Words);
    }

    private static void AddPairs(ReadOnlySpan<uint> hashes, Features into)
    {
        for (var at = 1; at < hashes.Length; at++)
        {
            into.Add(WordHash.Join(hashes[at - 1], hashes[at]));
        }

        into.End(Pairs);
    }

    private static void AddLetters(ReadText text, Features into)
    {
        foreach (var word in text.Words)
        {
            if (into.Letters is { } known)
            {
                var rows = known.Of(word.Spelling, text.Folded(word));
                rows.CopyTo(into.Room(rows.Length));
                into.Take(rows.Length);
            }
            else
            {
                into.Take(ReadRuns(text.Folded(word), into.Room(MostRuns(word.FoldedLength))));
            }
        }

        into.End(Letters);
    }

    private static void AddAsked(ReadOnlySpan<uint> hashes, uint asked, Features into)
    {
        into.Add(WordHash.Join(AskedStart, asked));
        foreach (var hash in hashes)
        {
            into.Add(WordHash.Join(AskedStart + 1 + asked, hash));
        }

        into.End(Asked);
    }
}
