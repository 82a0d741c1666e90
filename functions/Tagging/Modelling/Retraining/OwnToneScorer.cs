using FeedbackPipeline.Tagging.Reading;
using FeedbackPipeline.Tagging.Tone;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tagging.Modelling.Retraining;

/// <summary>Says how a text sounds by what came with the product, moved by what the organisation's own corrections say.</summary>
internal sealed class OwnToneScorer(ModelSentimentScorer shipped, TaggingModel own, ModelReader reader, string name) : ISentimentScorer
{
    public string Version { get; } = $"{shipped.Version}-own-{name}";

    public ScoredSentiment Score(ReadText text, AskedQuestion asked)
    {
        if (text.Words.IsEmpty)
        {
            return shipped.Score(text, asked);
        }

        Span<float> tones = stackalloc float[TaggingModel.Tones];
        Span<float> moves = stackalloc float[own.ToneWeights.Lanes];
        var torn = shipped.Margins(text, asked, tones);
        reader.Margins(text, asked, own.ToneWeights, moves);
        for (var tone = 0; tone < tones.Length; tone++)
        {
            tones[tone] += moves[tone];
        }

        return shipped.Decide(tones, torn);
    }
}
