using System.IO.Compression;
using FeedbackPipeline.Tagging.Modelling.Training;
using FeedbackPipeline.Tagging.Reading;
using FeedbackPipeline.Tagging.Theming;
using FeedbackPipeline.Tagging.Tone;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tagging.Modelling.Retraining;

/// <summary>
/// Learns from an organisation's corrections without the comments the shipped model was trained on: what the shipped scorer says is where learning starts,
/// and weights are only moved as far from it as the corrections ask for (L2 towards the shipped weights). It works alike for a framework that has a model and
/// for one that has phrases only.
/// </summary>
public sealed class RetrainModel
{
    private readonly ToneWords tone;
    private readonly FeatureTable? background;
    private readonly RetrainSettings settings;

    public RetrainModel(ShippedModels models, ToneWords tone)
        : this(tone, models.Known, new())
    {
    }

    /// <param name="background">How rare words are in general; a few corrections cannot tell.</param>
    internal RetrainModel(ToneWords tone, FeatureTable? background, RetrainSettings settings)
        => (this.tone, this.background, this.settings) = (tone, background, settings);

    /// <summary>Some hundred corrections take less than a tenth of a second, four thousand less than two. The same corrections and seed give the same model.</summary>
    /// <param name="shipped">What came with the product for this framework; never a scorer that was retrained already.</param>
    /// <param name="corrections">All of this organisation, in any order; where a comment was corrected twice, its last state only.</param>
    /// <exception cref="InvalidDataException">There is no correction.</exception>
    public OwnModel Run(IThemeScorer shipped, IReadOnlyList<CorrectedComment> corrections, int seed = 1)
    {
        if (corrections.Count == 0)
        {
            throw new InvalidDataException("There is no corrected comment to learn from.");
        }

        var learning = new LearnCorrections(shipped, tone, background, Read(shipped.Framework, corrections), settings, seed);
        var file = ModelFile.Write(learning.Fit(), CompressionLevel.Fastest);
        return OwnModel.Read(file, "corrections", shipped, tone);
    }

    /// <summary>How the shipped scorer and the retrained one do on corrections they have not seen.</summary>
    public OwnFigures Measure(IThemeScorer shipped, IReadOnlyList<CorrectedComment> corrections, int seed = 1)
        => new LearnCorrections(shipped, tone, background, Read(shipped.Framework, corrections), settings, seed).Measure();

    private static List<TrainingComment> Read(ThemeFramework framework, IReadOnlyList<CorrectedComment> corrections)
        => [.. corrections.Select(correction => new TrainingComment(
            ReadText.Of(correction.Text),
            AskedQuestions.Read(correction.Question),
            [.. correction.Themes.Select(framework.IndexOf).Where(theme => theme >= 0).Distinct()],
            Tone(correction.Tone)))];

    private static int Tone(Sentiment? tone) => tone switch
    {
        null => -1,
        Sentiment.Positive => Tones.Good,
        Sentiment.Negative => Tones.Bad,
        _ => Tones.Between,
    };
}
