using FeedbackPipeline.Tagging.Phrasing;
using FeedbackPipeline.Tagging.Reading;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tagging.Screening;

/// <summary>
/// Flags words that may be about harm, for a person to read. It over-flags on purpose: typing mistakes are tolerated, "not", "never" and "used to"
/// change nothing, and where it fails itself that is a concern too. A match decides nothing, and no match never means that somebody is safe.
/// </summary>
public sealed class ScreenForConcerns : IScreenWords
{
    /// <summary>The kind raised where screening itself failed.</summary>
    public const string Failed = "screening_failed";

    private Phrases phrases;

    public ScreenForConcerns(SignalList signals) => phrases = new(signals);

    /// <summary>The list in use.</summary>
    public SignalList List => Volatile.Read(ref phrases).Signals;

    public string Version => List.Version;

    /// <summary>Puts a newer list in the place of the one in use.</summary>
    public void Use(SignalList signals) => Volatile.Write(ref phrases, new(signals));

    /// <summary>What must be read in one piece of text, most urgent first; never throws.</summary>
    public IReadOnlyList<Concern> Screen(string text)
    {
        try
        {
            return Find(ReadText.Of(text));
        }
#pragma warning disable CA1031 // whatever went wrong, a person must read these words
        catch (Exception)
#pragma warning restore CA1031
        {
            return [FailedConcern];
        }
    }

    /// <summary>The same for text that was read already; never throws.</summary>
    public IReadOnlyList<Concern> Screen(ReadText text)
    {
        try
        {
            return Find(text);
        }
#pragma warning disable CA1031 // whatever went wrong, a person must read these words
        catch (Exception)
#pragma warning restore CA1031
        {
            return [FailedConcern];
        }
    }

    /// <summary>What screening that failed raises.</summary>
    public static Concern FailedConcern { get; } = new(Failed, ConcernLevel.NotifyLead);

    private IReadOnlyList<Concern> Find(ReadText text)
    {
        var list = Volatile.Read(ref phrases);
        var matches = list.Book.Find(text);
        if (matches.Count == 0)
        {
            return [];
        }

        var found = new SortedSet<int>();
        var harmless = list.Everyday.Find(text);
        foreach (var match in harmless.Count == 0 ? matches : WithoutGuessesInside(harmless, matches, list.AsWritten.Find(text)))
        {
            found.Add(list.KindOfPhrase[match.Phrase]);
        }

        return Levelled(list.Signals, found.Select(kind => list.Kinds[kind]));
    }

    private static IEnumerable<PhraseMatch> WithoutGuessesInside(IReadOnlyList<PhraseMatch> harmless, IReadOnlyList<PhraseMatch> matches, IReadOnlyList<PhraseMatch> certain)
        => matches.Where(match => certain.Contains(match) || !harmless.Any(words => words.FirstWord <= match.FirstWord && match.LastWord <= words.LastWord));

    /// <summary>The concerns of several answers as one: what stood alone in its answer may stand beside another now.</summary>
    internal IReadOnlyList<Concern> Combine(IEnumerable<Concern> concerns)
    {
        var (all, signals) = (concerns.ToList(), List);
        var known = signals.Categories.Keys.Where(kind => all.Any(concern => concern.Kind == kind));
        return all.Contains(FailedConcern) ? [.. Levelled(signals, known), FailedConcern] : Levelled(signals, known);
    }

    private static IReadOnlyList<Concern> Levelled(SignalList signals, IEnumerable<string> found)
    {
        var present = found.ToList();
        return [.. present.Select(kind => new Concern(kind, signals.LevelOf(kind, alone: present.Count == 1))).OrderBy(concern => concern.Level)];
    }

    private sealed class Phrases
    {
        public Phrases(SignalList signals)
        {
            Signals = signals;
            Kinds = [.. signals.Categories.Keys];
            var phrases = signals.Categories.SelectMany((category, kind) => category.Value.Select(phrase => (kind, phrase))).ToList();
            KindOfPhrase = [.. phrases.Select(pair => pair.kind)];
            Book = new([.. phrases.Select(pair => pair.phrase)], PhraseTolerance.OneTypo);
            AsWritten = new([.. phrases.Select(pair => pair.phrase)], PhraseTolerance.None);
            Everyday = new(signals.Everyday, PhraseTolerance.None);
        }

        public SignalList Signals { get; }

        public string[] Kinds { get; }

        public int[] KindOfPhrase { get; }

        public PhraseBook Book { get; }

        public PhraseBook AsWritten { get; }

        public PhraseBook Everyday { get; }
    }
}
