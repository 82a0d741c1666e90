namespace FeedbackPipeline.Tagging.Modelling;

/// <summary>Turns a margin into a score in (0, 1); a margin of 0 is a half.</summary>
internal static class Calibration
{
    public static double Score(double margin, double slope) => 1 / (1 + Math.Exp(-slope * margin));
}
