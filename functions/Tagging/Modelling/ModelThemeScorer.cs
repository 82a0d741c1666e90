using FeedbackPipeline.Tagging.Reading;
using FeedbackPipeline.Tagging.Theming;

namespace FeedbackPipeline.Tagging.Modelling;

/// <summary>
/// Scores themes by a trained model. A theme that was added to the framework after training works by its phrases. Where nothing passes, the nearest theme
/// is found, unless the answer says that there is nothing to say.
/// </summary>
internal sealed class ModelThemeScorer : IThemeScorer
{
    private const double Found = 0.5;

    private readonly TaggingModel model;
    private readonly ModelReader reader;
    private readonly int[] places;
    private readonly PhraseThemeScorer? phrases;

    /// <param name="name">Names the model among others of its framework.</param>
    public ModelThemeScorer(TaggingModel model, ModelReader reader, ThemeFramework framework, string name)
    {
        this.model = model;
        this.reader = reader;
        Framework = framework;
        Version = $"{framework.Id}-model-{name}-{framework.Version}";
        places = [.. framework.Themes.Select(theme => model.Themes.ToList().IndexOf(theme.Id))];
        phrases = places.Contains(-1) ? new(framework) : null;
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
            var place = places[index];
            scores[index] = place < 0 ? scores[index] : Calibration.Score(margins[place] - model.Thresholds[place], model.ThemeSlope);
            best = scores[index] > scores[best] ? index : best;
        }

        if (scores[best] < Found && !BlankAnswer.Is(text))
        {
            scores[best] = Found;
        }
    }
}
