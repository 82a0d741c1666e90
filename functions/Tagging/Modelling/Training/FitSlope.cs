namespace FeedbackPipeline.Tagging.Modelling.Training;

/// <summary>Fits how fast scores rise with margins, by the likelihood of what people said.</summary>
internal static class FitSlope
{
    private const double Least = 0.5;
    private const double Most = 20;
    private const double Ratio = 1.1;

    public static float Fit(IEnumerable<(float Margin, bool Has)> scored)
    {
        var all = scored.ToArray();
        var (best, chosen) = (double.NegativeInfinity, 1.0);
        for (var slope = Least; slope <= Most; slope *= Ratio)
        {
            var likelihood = 0.0;
            foreach (var (margin, has) in all)
            {
                likelihood -= Math.Log(1 + Math.Exp(-slope * (has ? margin : -margin)));
            }

            (best, chosen) = likelihood > best ? (likelihood, slope) : (best, chosen);
        }

        return (float)chosen;
    }
}
