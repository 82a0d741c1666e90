using FeedbackPipeline.Tagging.Phrasing;
using FeedbackPipeline.Tagging.Reading;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tagging.Screening;

/// <summary>
/// Flags words that may be about harm, for a person to read. It over-flags on purpose: typing mistakes are tolerated, "not", "never" and "used to"
/// change nothing, and where it fails itself that is a concern too. A match decides nothing, and no match never means that somebody is safe.
/// </summary>
public sealed class ScreenForConcerns
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

    /// <summary>What must be read in several texts of one person together.</summary>
    public IReadOnlyList<Concern> ScreenTogether(IEnumerable<string> texts) => Combine(texts.SelectMany(Screen));

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

        var found = new SortedDictionary<int, bool>();
        var harmless = list.Everyday.Find(text);
        foreach (var match in harmless.Count == 0 ? matches : WithoutGuessesInside(harmless, matches, list.AsWritten.Find(text)))
        {
            var kind = list.KindOfPhrase[match.Phrase];
            found[kind] = found.GetValueOrDefault(kind, true) && list.IsWeak[match.Phrase];
        }

        return Levelled(list.Signals, [.. found.Select(kind => (list.Kinds[kind.Key], kind.Value))]);
    }

    private static IEnumerable<PhraseMatch> WithoutGuessesInside(IReadOnlyList<PhraseMatch> harmless, IReadOnlyList<PhraseMatch> matches, IReadOnlyList<PhraseMatch> certain)
        => matches.Where(match => certain.Contains(match) || !harmless.Any(words => words.FirstWord <= match.FirstWord && match.LastWord <= words.LastWord));

    /// <summary>The concerns of several answers as one: what stood alone in its answer may stand beside another now.</summary>
    internal IReadOnlyList<Concern> Combine(IEnumerable<Concern> concerns)
    {
        var (all, signals) = (concerns.ToList(), List);
        List<(string, bool)> found = [.. signals.Categories.Keys.Where(kind => all.Exists(concern => concern.Kind == kind)).Select(kind => (kind, IsWeak(all, kind)))];
        return all.Contains(FailedConcern) ? [.. Levelled(signals, found), FailedConcern] : Levelled(signals, found);
    }

    /// <summary>Words that stood alone in each of their answers were raised no higher than "read first".</summary>
    private static bool IsWeak(List<Concern> all, string kind) => all.TrueForAll(concern => concern.Kind != kind || concern.Level == ConcernLevel.ReadFirst);

    private static IReadOnlyList<Concern> Levelled(SignalList signals, List<(string Kind, bool Weak)> found)
        => [.. found.Select(kind => new Concern(kind.Kind, signals.LevelOf(kind.Kind, alone: found.Count == 1, kind.Weak))).OrderBy(concern => concern.Level)];

    private sealed class Phrases
    {
        public Phrases(SignalList signals)
        {
            Signals = signals;
            Kinds = [.. signals.Categories.Keys];
            var phrases = signals.Categories.SelectMany((category, kind) => category.Value.Select(phrase => (kind, phrase))).ToList();
            KindOfPhrase = [.. phrases.Select(pair => pair.kind)];
            var weak = signals.LowWeightPhrases.ToHashSet(StringComparer.Ordinal);
            IsWeak = [.. phrases.Select(pair => weak.Contains(pair.phrase))];
            Book = new([.. phrases.Select(pair => pair.phrase)], PhraseTolerance.OneTypo);
            AsWritten = new([.. phrases.Select(pair => pair.phrase)], PhraseTolerance.None);
            Everyday = new(signals.Everyday, PhraseTolerance.None);
        }

        public SignalList Signals { get; }

        public string[] Kinds { get; }

        public int[] KindOfPhrase { get; }

        public bool[] IsWeak { get; }

        public PhraseBook Book { get; }

        public PhraseBook AsWritten { get; }

        public PhraseBook Everyday { get; }
    }
}
