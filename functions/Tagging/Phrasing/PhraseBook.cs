using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using FeedbackPipeline.Tagging.Reading;
using Microsoft.Extensions.ObjectPool;

namespace FeedbackPipeline.Tagging.Phrasing;

/// <summary>
/// Finds all phrases of a list in one pass over the words: a tree of phrases walked from every word at once, so that the time does not grow with the
/// number of phrases.
/// </summary>
internal sealed class PhraseBook
{
    private const int LongestJoined = 24;

    private readonly ObjectPool<Walking> spare = ObjectPool.Create<Walking>();
    private readonly WordIndex index = new();
    private readonly Dictionary<long, int> steps = [];
    private readonly List<List<int>> endsHere = [[]];
    private readonly bool joins;
    private readonly bool bridges;

    /// <param name="phrases">Numbered by their position; every one must hold a word.</param>
    public PhraseBook(IReadOnlyList<string> phrases, PhraseTolerance tolerance)
        : this([.. phrases.Select(phrase => (phrase, tolerance))])
    {
    }

    /// <param name="phrases">Each with its own tolerance; numbered by their position; every one must hold a word.</param>
    public PhraseBook(IReadOnlyList<(string Text, PhraseTolerance Tolerance)> phrases)
    {
        for (var phrase = 0; phrase < phrases.Count; phrase++)
        {
            var (text, tolerance) = phrases[phrase];
            joins |= tolerance.HasFlag(PhraseTolerance.OneTypo);
            bridges |= tolerance.HasFlag(PhraseTolerance.Spoken);
            var words = WordsOf(text);
            if (words.Count == 0)
            {
                throw new InvalidDataException($"The phrase '{text}' holds no word.");
            }

            Add(words, tolerance, phrase);
            if (tolerance.HasFlag(PhraseTolerance.OneTypo) && words.Count > 1)
            {
                Add([string.Concat(words)], (tolerance & ~PhraseTolerance.Spoken) | PhraseTolerance.Together, phrase);
            }
        }
    }

    /// <summary>Every place a phrase stands, in order of its last word. A phrase can be found more than once.</summary>
    public IReadOnlyList<PhraseMatch> Find(ReadText text)
    {
        var walking = spare.Get();
        for (var at = 0; at < text.Words.Length; at++)
        {
            var word = text.Words[at];
            walking.Begin();
            index.Find(text.Folded(word), word.Spelling, word.Stretched, walking.Known);
            Advance(walking, at, at, walking.Next);
            if (bridges && walking.Walks.Count > 0 && SpokenForms.MayStandBetween(text.Folded(word)))
            {
                walking.Bridge();
            }

            if (joins && at + 1 < text.Words.Length)
            {
                walking.Known.Clear();
                FindJoined(text, at, walking.Known);
                Advance(walking, at, at + 1, walking.Later);
            }

            walking.End();
        }

        PhraseMatch[] found = walking.Found.Count == 0 ? [] : [.. walking.Found];
        spare.Return(walking);
        return found;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FindJoined(ReadText text, int at, List<int> known)
    {
        var (first, second) = (text.Words[at], text.Words[at + 1]);
        var length = first.FoldedLength + second.FoldedLength;
        if (length is >= WordIndex.ShortestWithTypo - 1 and <= LongestJoined)
        {
            Span<char> joined = stackalloc char[length];
            text.Folded(first).CopyTo(joined);
            text.Folded(second).CopyTo(joined[first.FoldedLength..]);
            index.FindJoined(joined, Spelling.Continue(first.Spelling, text.Folded(second)), known);
        }
    }

    private static List<string> WordsOf(string phrase)
    {
        var read = ReadText.Of(phrase);
        var words = new List<string>();
        foreach (var word in read.Words)
        {
            words.Add(read.Folded(word).ToString());
        }

        return words;
    }

    private void Advance(Walking walking, int first, int last, List<Walk> into)
    {
        foreach (var word in walking.Known)
        {
            Step(new(0, first), word, last, into, walking.Found);
            foreach (var walk in CollectionsMarshal.AsSpan(walking.Walks))
            {
                Step(walk, word, last, into, walking.Found);
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

    private void Add(List<string> words, PhraseTolerance tolerance, int phrase)
    {
        var node = 0;
        foreach (var word in words)
        {
            var key = Key(node, index.Add(word, tolerance));
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

    /// <summary>The phrases under way; used again and again.</summary>
    private sealed class Walking : IResettable
    {
        public List<Walk> Walks { get; private set; } = [];

        public List<Walk> Next { get; private set; } = [];

        public List<Walk> Later { get; } = [];

        public List<int> Known { get; } = [];

        public List<PhraseMatch> Found { get; } = [];

        public void Begin()
        {
            Next.Clear();
            Next.AddRange(Later);
            Later.Clear();
            Known.Clear();
        }

        /// <summary>What was begun goes on after the word that stands between.</summary>
        public void Bridge() => Next.AddRange(Walks);

        public void End() => (Walks, Next) = (Next, Walks);

        public bool TryReset()
        {
            Walks.Clear();
            Later.Clear();
            Found.Clear();
            return true;
        }
    }
}
