using FeedbackPipeline.Tagging.Reading;
using FeedbackPipeline.Tagging.Tone;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tagging.Modelling;

/// <summary>Says how a text sounds by a trained model: good, bad, or between them: mixed where it holds words of approval and of complaint, neutral otherwise.</summary>
internal sealed class ModelSentimentScorer(TaggingModel model, ModelReader reader, string name) : ISentimentScorer
{
    private const double Found = 0.5;

    public string Version => $"tone-model-{name}";

    public ScoredSentiment Score(ReadText text, AskedQuestion asked)
    {
        if (text.Words.IsEmpty)
        {
            return new(Sentiment.Neutral, Found);
        }

        Span<float> margins = stackalloc float[model.ToneWeights.Lanes];
        var torn = reader.Margins(text, asked, model.ToneWeights, margins);
        var strongest = Tones.Strongest(margins, model.ToneOffsets);
        var label = strongest switch
        {
            Tones.Good => Sentiment.Positive,
            Tones.Bad => Sentiment.Negative,
            _ => torn ? Sentiment.Mixed : Sentiment.Neutral,
        };
        return new(label, Calibration.Score(margins[strongest] + model.ToneOffsets[strongest], model.ToneSlope));
    }
}
