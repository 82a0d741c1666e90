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

    private ScreenPhrases phrases;

    public ScreenForConcerns(SignalList signals) => phrases = ScreenPhrases.Of(signals);

    /// <summary>The list in use.</summary>
    public SignalList List => Volatile.Read(ref phrases).Signals;

    public string Version => List.Version;

    /// <summary>Puts a newer list in the place of the one in use.</summary>
    public void Use(SignalList signals) => Volatile.Write(ref phrases, ScreenPhrases.Of(signals));

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
        var (harmless, certain) = (new EverydayPlaces(list.Everyday.Find(text), text.Words.Length), list.AsWritten.Find(text).ToHashSet());
        foreach (var match in matches)
        {
            var (isCertain, isHarmless) = (certain.Contains(match), harmless.Hold(match));
            if (isCertain || !isHarmless)
            {
                var kind = list.KindOfPhrase[match.Phrase];
                found[kind] = found.GetValueOrDefault(kind, true) && (list.IsWeak[match.Phrase] || isHarmless || (!isCertain && GuessedWords.AreEnglish(text, match)));
            }
        }

        return Levelled(list.Signals, [.. found.Select(kind => (list.Kinds[kind.Key], kind.Value))]);
    }

    /// <summary>The concerns of several answers as one: what was weak in its answer may stand beside something strong now.</summary>
    internal IReadOnlyList<Concern> Combine(IEnumerable<Concern> concerns)
    {
        var (all, signals) = (concerns.ToList(), List);
        List<(string, bool)> found = [.. signals.Categories.Keys.Where(kind => all.Exists(concern => concern.Kind == kind)).Select(kind => (kind, IsWeak(all, kind)))];
        return all.Contains(FailedConcern) ? [.. Levelled(signals, found), FailedConcern] : Levelled(signals, found);
    }

    /// <summary>Words that stood alone in each of their answers were raised no higher than "read first".</summary>
    private static bool IsWeak(List<Concern> all, string kind) => all.TrueForAll(concern => concern.Kind != kind || concern.Level == ConcernLevel.ReadFirst);

    private static IReadOnlyList<Concern> Levelled(SignalList signals, List<(string Kind, bool Weak)> found)
    {
        var alone = found.TrueForAll(kind => kind.Weak || signals.LowWeightAlone.Contains(kind.Kind));
        return [.. found.Select(kind => new Concern(kind.Kind, signals.LevelOf(kind.Kind, alone, kind.Weak))).OrderBy(concern => concern.Level)];
    }
}
