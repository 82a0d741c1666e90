using FeedbackPipeline.Tagging.Reading;
using FeedbackPipeline.Tagging.Tone;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tagging.Modelling;

/// <summary>Says how a text sounds by a trained model: the strongest of good, neutral and bad. Where good and bad both pass, and neutral does not win, it is mixed.</summary>
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
        reader.Margins(text, asked, model.ToneWeights, margins);
        var (good, neutral, bad) = (margins[0] + model.ToneOffsets[0], margins[1] + model.ToneOffsets[1], margins[2] + model.ToneOffsets[2]);
        return Decide(good, neutral, bad);
    }

    private ScoredSentiment Decide(float good, float neutral, float bad)
    {
        var (strongest, label) = good >= neutral && good >= bad ? (good, Sentiment.Positive) : neutral >= bad ? (neutral, Sentiment.Neutral) : (bad, Sentiment.Negative);
        return new(label, Calibration.Score(strongest, model.ToneSlope));
    }
}
