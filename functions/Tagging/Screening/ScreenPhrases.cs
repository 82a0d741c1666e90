using System.Runtime.CompilerServices;
using FeedbackPipeline.Tagging.Phrasing;

namespace FeedbackPipeline.Tagging.Screening;

/// <summary>A concern list as its phrases are looked for.</summary>
internal sealed class ScreenPhrases
{
    private static readonly ConditionalWeakTable<SignalList, ScreenPhrases> Known = [];

    private ScreenPhrases(SignalList signals)
    {
        Signals = signals;
        Kinds = [.. signals.Categories.Keys];
        var weak = signals.LowWeightPhrases.ToHashSet(StringComparer.Ordinal);
        List<(int Kind, string Text, bool Weak)> phrases =
        [
            .. signals.Categories.SelectMany((category, kind) => category.Value.SelectMany(phrase => Said(signals, category.Key, phrase).Select(said => (kind, said.Text, said.Weak || weak.Contains(phrase))))),
        ];
        KindOfPhrase = [.. phrases.Select(phrase => phrase.Kind)];
        IsWeak = [.. phrases.Select(phrase => phrase.Weak)];
        PhraseTolerance[] tolerances = [.. phrases.Select(phrase => ToleranceOf(signals, Kinds[phrase.Kind], phrase.Text))];
        Book = new([.. phrases.Zip(tolerances, (phrase, tolerance) => (phrase.Text, tolerance | PhraseTolerance.OneTypo))]);
        AsWritten = new([.. phrases.Zip(tolerances, (phrase, tolerance) => (phrase.Text, tolerance))]);
        Everyday = new(signals.Everyday, PhraseTolerance.None);
    }

    /// <summary>One for each list: it takes megabytes and tens of milliseconds to make.</summary>
    public static ScreenPhrases Of(SignalList signals) => Known.GetValue(signals, list => new(list));

    public SignalList Signals { get; }

    public string[] Kinds { get; }

    public int[] KindOfPhrase { get; }

    /// <summary>True where the phrase alone only makes somebody read it first.</summary>
    public bool[] IsWeak { get; }

    public PhraseBook Book { get; }

    /// <summary>Without guesses at what was mistyped.</summary>
    public PhraseBook AsWritten { get; }

    public PhraseBook Everyday { get; }

    /// <summary>Everyday words stay as they are: in other persons and tenses they would stand in every second comment.</summary>
    private static bool IsEveryday(SignalList signals, string kind) => signals.LowWeightAlone.Contains(kind);

    private static PhraseTolerance ToleranceOf(SignalList signals, string kind, string phrase)
        => IsEveryday(signals, kind) ? PhraseTolerance.None : phrase.Contains(' ', StringComparison.Ordinal) ? PhraseTolerance.Spoken : PhraseTolerance.Inflections;

    private static IEnumerable<(string Text, bool Weak)> Said(SignalList signals, string kind, string phrase)
    {
        if (IsEveryday(signals, kind))
        {
            return [(phrase, false)];
        }

        // A thing that was hit may be an accident: somebody reads it first. A person who was hit is as bad as "me".
        return phrase.Split(' ') is [var deed, "me"]
            ? [(phrase, false), .. SpokenForms.Current.People.Select(whom => ($"{deed} {whom}", false)), .. SpokenForms.Current.Things.Select(whose => ($"{deed} {whose}", true))]
            : SpokenForms.PhrasesOf(phrase).Select(said => (said, false));
    }
}
