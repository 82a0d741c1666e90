using FeedbackPipeline.Tagging.Reading;
using FeedbackPipeline.Tagging.Tone;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tagging.Modelling;

/// <summary>Says how a text sounds by a trained model: good, bad, or between them: mixed where it holds words of approval and of complaint, neutral otherwise.</summary>
internal sealed class ModelSentimentScorer(TaggingModel model, ModelReader reader, string name) : ISentimentScorer
{
    private const double Found = 0.5;

    public string Version => $"tone-model-{name}";

    /// <summary>How fast a score rises with its margin.</summary>
    public float Slope => model.ToneSlope;

    public ScoredSentiment Score(ReadText text, AskedQuestion asked)
    {
        if (text.Words.IsEmpty)
        {
            return new(Sentiment.Neutral, Found);
        }

        Span<float> margins = stackalloc float[TaggingModel.Tones];
        var torn = Margins(text, asked, margins);
        return Decide(margins, torn);
    }

    /// <summary>Writes the margin of each tone, its offset included.</summary>
    /// <returns>True where the text holds words of approval and of complaint.</returns>
    public bool Margins(ReadText text, AskedQuestion asked, Span<float> tones)
    {
        Span<float> margins = stackalloc float[model.ToneWeights.Lanes];
        var torn = reader.Margins(text, asked, model.ToneWeights, margins);
        for (var tone = 0; tone < tones.Length; tone++)
        {
            tones[tone] = margins[tone] + model.ToneOffsets[tone];
        }

        return torn;
    }

    public ScoredSentiment Decide(ReadOnlySpan<float> tones, bool torn) => Decide(tones, torn, model.ToneSlope);

    /// <param name="tones">The margin of each tone, its offset included.</param>
    public static ScoredSentiment Decide(ReadOnlySpan<float> tones, bool torn, float slope)
    {
        var strongest = Tones.Strongest(tones, stackalloc float[TaggingModel.Tones]);
        var label = strongest switch
        {
            Tones.Good => Sentiment.Positive,
            Tones.Bad => Sentiment.Negative,
            _ => torn ? Sentiment.Mixed : Sentiment.Neutral,
        };
        return new(label, Calibration.Score(tones[strongest], slope));
    }
}
