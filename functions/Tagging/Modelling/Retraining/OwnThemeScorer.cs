using FeedbackPipeline.Tagging.Reading;
using FeedbackPipeline.Tagging.Theming;

namespace FeedbackPipeline.Tagging.Modelling.Retraining;

/// <summary>Scores themes by what came with the product, moved by what the organisation's own corrections say.</summary>
internal sealed class OwnThemeScorer : IThemeScorer
{
    private const double Found = 0.5;

    private readonly IThemeScorer shipped;
    private readonly TaggingModel own;
    private readonly ModelReader reader;
    private readonly int[] places;

    /// <param name="own">Its weights are added to the margins of <paramref name="shipped"/>.</param>
    /// <param name="name">Names the model among others of its framework.</param>
    public OwnThemeScorer(IThemeScorer shipped, TaggingModel own, ModelReader reader, string name)
    {
        (this.shipped, this.own, this.reader) = (shipped, own, reader);
        Version = $"{shipped.Version}-own-{name}";
        places = [.. Framework.Themes.Select(theme => own.Themes.ToList().IndexOf(theme.Id))];
    }

    public string Version { get; }

    public ThemeFramework Framework => shipped.Framework;

    public void Score(ReadText text, AskedQuestion asked, Span<double> scores)
    {
        shipped.Score(text, asked, scores);
        if (text.Words.IsEmpty)
        {
            return;
        }

        Span<float> margins = stackalloc float[own.ThemeWeights.Lanes];
        reader.Margins(text, asked, own.ThemeWeights, margins);
        var (found, best) = (false, 0);
        for (var index = 0; index < scores.Length; index++)
        {
            found |= scores[index] >= Found;
            if (places[index] is >= 0 and var place)
            {
                scores[index] = Calibration.Score(Calibration.Margin(scores[index], own.ThemeSlope) + margins[place], own.ThemeSlope);
            }

            best = scores[index] > scores[best] ? index : best;
        }

        if (found && scores[best] < Found && !BlankAnswer.Is(text))
        {
            scores[best] = Found;
        }
    }
}
