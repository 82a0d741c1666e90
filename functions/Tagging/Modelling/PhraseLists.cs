using FeedbackPipeline.Tagging.Phrasing;
using FeedbackPipeline.Tagging.Reading;

namespace FeedbackPipeline.Tagging.Modelling;

/// <summary>
/// Finds the phrases of several lists at once by the hash of their words, with their inflections, without allocating. Each phrase is evidence for its list
/// of a fixed weight, counted once.
/// </summary>
internal sealed class PhraseLists
{
    private const int LongestPhrase = 5;
    private const int MostForms = 512;
    private const int FilterBits = 18;

    private readonly Dictionary<ulong, int[]> endings = [];
    private readonly HashSet<ulong> beginnings = [];
    private readonly List<(int List, float Weight)> evidence = [];
    private readonly ulong[] filter = new ulong[(1 << FilterBits) / 64];
    private readonly int longest = 1;

    /// <param name="lists">The phrases of each list with their weights in (0, 1).</param>
    public PhraseLists(IReadOnlyList<IReadOnlyList<(string Text, double Weight)>> lists)
    {
        Count = lists.Count;
        for (var list = 0; list < lists.Count; list++)
        {
            foreach (var (text, weight) in lists[list])
            {
                longest = Math.Max(longest, Add(text, evidence.Count));
                evidence.Add((list, (float)weight));
            }
        }

        foreach (var hash in endings.Keys.Concat(beginnings))
        {
            filter[Place(hash) >> 6] |= 1UL << (Place(hash) & 63);
        }
    }

    public int Count { get; }

    /// <summary>Adds up the evidence in a text as 1 - Π(1 - weight).</summary>
    /// <param name="words">The hash of each of its words.</param>
    public void Find(ReadOnlySpan<uint> words, Span<float> scores)
    {
        Span<int> found = stackalloc int[64];
        var known = 0;
        for (var start = 0; start < words.Length; start++)
        {
            var hash = 0UL;
            for (var at = start; at < words.Length && at - start < longest; at++)
            {
                hash = Join(hash, words[at]);
                if ((filter[Place(hash) >> 6] & (1UL << (Place(hash) & 63))) == 0)
                {
                    break;
                }

                if (endings.TryGetValue(hash, out var phrases))
                {
                    known = Weigh(phrases, found, known, scores);
                }

                if (!beginnings.Contains(hash))
                {
                    break;
                }
            }
        }
    }

    private int Weigh(int[] phrases, Span<int> found, int known, Span<float> scores)
    {
        foreach (var phrase in phrases)
        {
            if (!found[..known].Contains(phrase))
            {
                var (list, weight) = evidence[phrase];
                scores[list] = 1 - ((1 - scores[list]) * (1 - weight));
                if (known < found.Length)
                {
                    found[known++] = phrase;
                }
            }
        }

        return known;
    }

    private int Add(string phrase, int number)
    {
        var read = ReadText.Of(phrase);
        if (read.Words.Length is 0 or > LongestPhrase)
        {
            throw new InvalidDataException($"The phrase '{phrase}' must hold one to {LongestPhrase} words.");
        }

        List<ulong> forms = [0UL];
        for (var at = 0; at < read.Words.Length; at++)
        {
            beginnings.UnionWith(at == 0 ? [] : forms);
            var word = read.Folded(read.Words[at]).ToString();
            forms = [.. forms.SelectMany(form => Inflections.Of(word).Select(inflected => Join(form, WordHash.Of(inflected)))).Take(MostForms)];
        }

        foreach (var form in forms)
        {
            endings[form] = [.. endings.GetValueOrDefault(form, []), number];
        }

        return read.Words.Length;
    }

    private static int Place(ulong hash) => (int)((hash * 0xD6E8FEB86659FD93) >> (64 - FilterBits));

    private static ulong Join(ulong hash, uint word) => ((hash * 0x9E3779B97F4A7C15UL) ^ word) + 0x632BE59BD9B4E019UL;
}
