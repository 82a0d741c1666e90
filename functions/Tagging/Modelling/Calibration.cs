namespace FeedbackPipeline.Tagging.Modelling;

/// <summary>Turns a margin into a score in (0, 1) and back; a margin of 0 is a half.</summary>
internal static class Calibration
{
    /// <summary>No score says more than this: one correction must be able to overrule it.</summary>
    private const float Widest = 1;

    public static double Score(double margin, double slope) => 1 / (1 + Math.Exp(-slope * margin));

    public static float Margin(double score, double slope)
        => score <= 0 ? -Widest : score >= 1 ? Widest : Math.Clamp((float)(Math.Log(score / (1 - score)) / slope), -Widest, Widest);

    /// <summary>Takes back margins that say more than any score may.</summary>
    public static void Limit(Span<float> margins)
    {
        for (var at = 0; at < margins.Length; at++)
        {
            margins[at] = Math.Clamp(margins[at], -Widest, Widest);
        }
    }
}
