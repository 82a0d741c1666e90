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
    private readonly ModelSentimentScorer? sentiment;
    private readonly RetrainSettings settings;
    private (ThemeFramework Framework, PhraseLists Lists)? last;

    public RetrainModel(ShippedModels models, ToneWords tone)
        : this(tone, models.Known, new(), models.Tone())
    {
    }

    /// <param name="background">How rare words are in general; a few corrections cannot tell.</param>
    /// <param name="sentiment">Where learning of tone starts; null where no model came with the product.</param>
    internal RetrainModel(ToneWords tone, FeatureTable? background, RetrainSettings settings, ISentimentScorer? sentiment = null)
        => (this.tone, this.background, this.settings, this.sentiment) = (tone, background, settings, sentiment as ModelSentimentScorer);

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

        var lists = ListsOf(shipped.Framework);
        var learning = new LearnCorrections(shipped, sentiment, lists, background, Read(shipped.Framework, corrections), settings, seed);
        var file = ModelFile.Write(learning.Fit(), CompressionLevel.Fastest);
        var (model, name) = ModelFile.Read(file, "corrections");
        return OwnModel.Of(file, model, name, shipped, lists, sentiment);
    }

    /// <summary>How the shipped scorer and the retrained one do on corrections they have not seen.</summary>
    public OwnFigures Measure(IThemeScorer shipped, IReadOnlyList<CorrectedComment> corrections, int seed = 1)
        => new LearnCorrections(shipped, sentiment, ListsOf(shipped.Framework), background, Read(shipped.Framework, corrections), settings, seed).Measure();

    /// <summary>Phrases with all their forms cost more than learning; they are made once for each version of a framework.</summary>
    private PhraseLists ListsOf(ThemeFramework framework)
    {
        if (last is { } made && ReferenceEquals(made.Framework, framework))
        {
            return made.Lists;
        }

        var lists = ModelPhrases.Of(framework.Themes, tone);
        last = (framework, lists);
        return lists;
    }

    private static List<TrainingComment> Read(ThemeFramework framework, IReadOnlyList<CorrectedComment> corrections)
        => [.. corrections.Select(correction => new TrainingComment(
            ReadText.Of(correction.Text),
            AskedQuestions.Read(correction.Question),
            [.. correction.Themes.Select(theme => framework.IndexOf(framework.Resolve(theme))).Where(theme => theme >= 0).Distinct()],
            Tone(correction.Tone)))];

    private static int Tone(Sentiment? tone) => tone switch
    {
        null => -1,
        Sentiment.Positive => Tones.Good,
        Sentiment.Negative => Tones.Bad,
        _ => Tones.Between,
    };
}
