using System.Runtime.InteropServices;
using FeedbackPipeline.Tagging.Reading;

namespace FeedbackPipeline.Tagging.Phrasing;

/// <summary>
/// Finds all phrases of a list in one pass over the words: a tree of phrases walked from every word at once, so that the time does not grow with the
/// number of phrases.
/// </summary>
internal sealed class PhraseBook
{
    private readonly WordIndex index;
    private readonly Dictionary<long, int> steps = [];
    private readonly List<List<int>> endsHere = [[]];
    private readonly bool joins;

    /// <param name="phrases">Numbered by their position; every one must hold a word.</param>
    public PhraseBook(IReadOnlyList<string> phrases, PhraseTolerance tolerance)
    {
        index = new(tolerance);
        joins = tolerance.HasFlag(PhraseTolerance.OneTypo);
        for (var phrase = 0; phrase < phrases.Count; phrase++)
        {
            var read = ReadText.Of(phrases[phrase]);
            var words = new List<string>();
            foreach (var word in read.Words)
            {
                words.Add(read.Folded(word).ToString());
            }

            if (words.Count == 0)
            {
                throw new InvalidDataException($"The phrase '{phrases[phrase]}' holds no word.");
            }

            Add(words, phrase);
            if (joins && words.Count > 1)
            {
                Add([string.Concat(words)], phrase);
            }
        }
    }

    /// <summary>Every place a phrase stands, in order of its last word. A phrase can be found more than once.</summary>
    public List<PhraseMatch> Find(ReadText text)
    {
        var found = new List<PhraseMatch>();
        var walks = new List<Walk>();
        var next = new List<Walk>();
        var later = new List<Walk>();
        var known = new List<int>();
        for (var at = 0; at < text.Words.Length; at++)
        {
            next.Clear();
            next.AddRange(later);
            later.Clear();
            known.Clear();
            var word = text.Words[at];
            index.Find(text.Folded(word), word.Stretched, known);
            Advance(walks, known, at, at, next, found);
            if (joins && at + 1 < text.Words.Length)
            {
                known.Clear();
                FindJoined(text, at, known);
                Advance(walks, known, at, at + 1, later, found);
            }

            (walks, next) = (next, walks);
        }

        return found;
    }

    private void FindJoined(ReadText text, int at, List<int> known)
    {
        var first = text.Folded(text.Words[at]);
        var second = text.Folded(text.Words[at + 1]);
        if (first.Length + second.Length is >= WordIndex.ShortestWithTypo and <= 24)
        {
            Span<char> joined = stackalloc char[24];
            first.CopyTo(joined);
            second.CopyTo(joined[first.Length..]);
            index.FindAsWritten(joined[..(first.Length + second.Length)], known);
        }
    }

    private void Advance(List<Walk> walks, List<int> known, int first, int last, List<Walk> into, List<PhraseMatch> found)
    {
        foreach (var word in known)
        {
            Step(new(0, first), word, last, into, found);
            foreach (var walk in CollectionsMarshal.AsSpan(walks))
            {
                Step(walk, word, last, into, found);
            }
        }
    }

    private void Step(Walk walk, int word, int last, List<Walk> into, List<PhraseMatch> found)
    {
        if (!steps.TryGetValue(Key(walk.Node, word), out var node))
        {
            return;
        }

        into.Add(new(node, walk.First));
        foreach (var phrase in endsHere[node])
        {
            found.Add(new(phrase, walk.First, last));
        }
    }

    private void Add(List<string> words, int phrase)
    {
        var node = 0;
        foreach (var word in words)
        {
            var key = Key(node, index.Add(word));
            if (!steps.TryGetValue(key, out var next))
            {
                next = endsHere.Count;
                endsHere.Add([]);
                steps.Add(key, next);
            }

            node = next;
        }

        if (!endsHere[node].Contains(phrase))
        {
            endsHere[node].Add(phrase);
        }
    }

    private static long Key(int node, int word) => ((long)node << 32) | (uint)word;

    private readonly record struct Walk(int Node, int First);
}
