using FeedbackPipeline.Tagging.Reading;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tagging.Tone;

/// <summary>Says how a text sounds: by a word list, or by a model.</summary>
public interface ISentimentScorer
{
    /// <summary>Name and version, stored with the tags.</summary>
    string Version { get; }

    /// <summary>The tone, with how sure it is in [0, 1].</summary>
    ScoredSentiment Score(ReadText text, AskedQuestion asked);
}
