using FeedbackPipeline.Measuring.Statistics;

namespace FeedbackPipeline.Reviewing.Emerging;

/// <summary>Fisher's exact test, one-sided (1935): exact however few comments have a word, where a normal approximation raises twice the false finds.</summary>
internal static class ExactTail
{
    /// <summary>The chance that <paramref name="here"/> or more of <paramref name="with"/> comments with a word fall into the <paramref name="part"/> drawn from <paramref name="all"/>.</summary>
    public static double AtLeast(int here, int with, int part, int all)
    {
        var chance = 0.0;
        for (var count = Math.Min(with, part); count >= Math.Max(here, with + part - all); count--)
        {
            chance += Math.Exp(LogChoose(part, count) + LogChoose(all - part, with - count) - LogChoose(all, with));
        }

        return Math.Min(1, chance);
    }

    private static double LogChoose(int from, int take) => LogGamma.Of(from + 1.0) - LogGamma.Of(take + 1.0) - LogGamma.Of(from - take + 1.0);
}
