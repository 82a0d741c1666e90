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
            var letters = text.Folded(word);
            for (var start = -1; start < letters.Length; start++)
            {
                var hash = WordHash.Next(LettersStart, start < 0 ? Edge : letters[start]);
                for (var at = start + 1; at <= letters.Length && at - start < LongestRun; at++)
                {
                    hash = WordHash.Next(hash, at == letters.Length ? Edge : letters[at]);
                    into.Add(WordHash.Mix(hash));
                }
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
