using FeedbackPipeline.Tagging.Reading;
using FeedbackPipeline.Tagging.Theming;

namespace FeedbackPipeline.Tagging.Modelling;

/// <summary>
/// Scores themes by a trained model. A theme that was added to the framework after training works by its phrases, one that took in others by
/// all that the model knows of them. Where nothing passes, the nearest theme
/// is found, unless the answer says that there is nothing to say.
/// </summary>
internal sealed class ModelThemeScorer : IThemeScorer
{
    private const double Found = 0.5;

    private readonly TaggingModel model;
    private readonly ModelReader reader;
    private readonly int[][] places;
    private readonly PhraseThemeScorer? phrases;

    /// <param name="name">Names the model among others of its framework.</param>
    public ModelThemeScorer(TaggingModel model, ModelReader reader, ThemeFramework framework, string name)
    {
        this.model = model;
        this.reader = reader;
        Framework = framework;
        Version = $"{framework.Id}-model-{name}-{framework.Version}";
        places = [.. framework.Themes.Select(theme => Enumerable.Range(0, model.Themes.Count).Where(place => framework.Resolve(model.Themes[place]) == theme.Id).ToArray())];
        phrases = places.Any(known => known.Length == 0) ? new(framework) : null;
    }

    public string Version { get; }

    public ThemeFramework Framework { get; }

    public void Score(ReadText text, AskedQuestion asked, Span<double> scores)
    {
        scores.Clear();
        phrases?.Score(text, asked, scores);
        if (text.Words.IsEmpty)
        {
            return;
        }

        Span<float> margins = stackalloc float[model.ThemeWeights.Lanes];
        reader.Margins(text, asked, model.ThemeWeights, margins);
        var best = 0;
        for (var index = 0; index < scores.Length; index++)
        {
            scores[index] = places[index].Length == 0 ? scores[index] : Calibration.Score(Strongest(margins, places[index]), model.ThemeSlope);
            best = scores[index] > scores[best] ? index : best;
        }

        if (scores[best] < Found && !BlankAnswer.Is(text))
        {
            scores[best] = Found;
        }
    }

    /// <summary>A theme that took in others is found where any of them is.</summary>
    private float Strongest(ReadOnlySpan<float> margins, int[] known)
    {
        var strongest = float.NegativeInfinity;
        foreach (var place in known)
        {
            strongest = Math.Max(strongest, margins[place] - model.Thresholds[place]);
        }

        return strongest;
    }
}
