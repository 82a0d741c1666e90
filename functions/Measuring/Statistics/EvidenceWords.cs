using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Measuring.Statistics;

/// <summary>Fixed words for how strong the evidence is.</summary>
public static class EvidenceWords
{
    /// <summary>At the alert's threshold "strong", ten times above "very strong", a hundred times above "extremely strong"; below it none.</summary>
    public static EvidenceWord Of(double logE, double logThreshold)
        => logE >= logThreshold + Math.Log(100) ? EvidenceWord.ExtremelyStrong
            : logE >= logThreshold + Math.Log(10) ? EvidenceWord.VeryStrong
            : logE >= logThreshold ? EvidenceWord.Strong
            : EvidenceWord.None;
}
