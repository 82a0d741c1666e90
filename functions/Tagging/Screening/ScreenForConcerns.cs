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

    private readonly SignalList signals;
    private readonly string[] kinds;
    private readonly int[] kindOfPhrase;
    private readonly PhraseBook book;
    private readonly PhraseBook asWritten;
    private readonly PhraseBook everyday;

    public ScreenForConcerns(SignalList signals)
    {
        this.signals = signals;
        kinds = [.. signals.Categories.Keys];
        var phrases = signals.Categories.SelectMany((category, kind) => category.Value.Select(phrase => (kind, phrase))).ToList();
        kindOfPhrase = [.. phrases.Select(pair => pair.kind)];
        book = new([.. phrases.Select(pair => pair.phrase)], PhraseTolerance.OneTypo);
        asWritten = new([.. phrases.Select(pair => pair.phrase)], PhraseTolerance.None);
        everyday = new(signals.Everyday, PhraseTolerance.None);
    }

    public string Version => signals.Version;

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
        var matches = book.Find(text);
        if (matches.Count == 0)
        {
            return [];
        }

        var found = new SortedSet<int>();
        var harmless = everyday.Find(text);
        foreach (var match in harmless.Count == 0 ? matches : WithoutGuessesInside(harmless, matches, asWritten.Find(text)))
        {
            found.Add(kindOfPhrase[match.Phrase]);
        }

        return Levelled(found.Select(kind => kinds[kind]));
    }

    private static IEnumerable<PhraseMatch> WithoutGuessesInside(IReadOnlyList<PhraseMatch> harmless, IReadOnlyList<PhraseMatch> matches, IReadOnlyList<PhraseMatch> certain)
        => matches.Where(match => certain.Contains(match) || !harmless.Any(words => words.FirstWord <= match.FirstWord && match.LastWord <= words.LastWord));

    /// <summary>The concerns of several answers as one: what stood alone in its answer may stand beside another now.</summary>
    internal IReadOnlyList<Concern> Combine(IEnumerable<Concern> concerns)
    {
        var all = concerns.ToList();
        var known = signals.Categories.Keys.Where(kind => all.Any(concern => concern.Kind == kind));
        return all.Contains(FailedConcern) ? [.. Levelled(known), FailedConcern] : Levelled(known);
    }

    private IReadOnlyList<Concern> Levelled(IEnumerable<string> found)
    {
        var present = found.ToList();
        return [.. present.Select(kind => new Concern(kind, signals.LevelOf(kind, alone: present.Count == 1))).OrderBy(concern => concern.Level)];
    }
}
