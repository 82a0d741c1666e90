using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tagging.AzureLanguage;

/// <summary>The service's tone as ours.</summary>
internal static class ReadTone
{
    private const int Decimals = 3;

    /// <summary>The tone of all pieces of a text together; null where none was read.</summary>
    public static ScoredSentiment? Of(IEnumerable<OutputDocument> pieces)
    {
        var tones = pieces.Select(Of).OfType<ScoredSentiment>().ToList();
        return tones.Count == 0 ? null : CombineAnswers.Sentiment(tones);
    }

    private static ScoredSentiment? Of(OutputDocument document)
        => document.ConfidenceScores is not { } scores ? null : document.Sentiment switch
        {
            "positive" => Scored(Sentiment.Positive, scores.Positive),
            "neutral" => Scored(Sentiment.Neutral, scores.Neutral),
            "negative" => Scored(Sentiment.Negative, scores.Negative),
            "mixed" => Scored(Sentiment.Mixed, Math.Max(scores.Positive, scores.Negative)),
            _ => null,
        };

    private static ScoredSentiment Scored(Sentiment label, double score) => new(label, Math.Round(Math.Clamp(score, 0, 1), Decimals));
}
