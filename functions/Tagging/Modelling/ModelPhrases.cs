using FeedbackPipeline.Tagging.Theming;
using FeedbackPipeline.Tagging.Tone;

namespace FeedbackPipeline.Tagging.Modelling;

/// <summary>
/// The lists of phrases a model reads as evidence: one for each theme, in the model's order, then the tone words. They come from the files people edit, so
/// that a phrase written down today counts today.
/// </summary>
internal static class ModelPhrases
{
    public const int ToneLists = 6;

    private const double HintWeight = 0.3;
    private const double ToneWeight = 0.5;
    private const double WordWeight = 0.6;
    private const double PhraseWeight = 0.75;

    public static PhraseLists Of(IEnumerable<Theme> themes, ToneWords tone)
        => new([
            .. themes.Select(OfTheme),
            .. new[] { tone.Good, tone.VeryGood, tone.Bad, tone.VeryBad, tone.Wishes, tone.Turns }.Select(words => words.Select(word => (word, ToneWeight)).ToList()),
        ]);

    /// <param name="tone">What was found of the tone words, in the order above.</param>
    public static bool IsTorn(ReadOnlySpan<float> tone) => tone[0] + tone[1] > 0 && tone[2] + tone[3] > 0;

    private static IReadOnlyList<(string Text, double Weight)> OfTheme(Theme theme)
        =>
        [
            .. theme.Phrases.Select(phrase => (phrase, phrase.Contains(' ', StringComparison.Ordinal) ? PhraseWeight : WordWeight)),
            .. (theme.Hints ?? []).Select(hint => (hint, HintWeight)),
        ];
}
