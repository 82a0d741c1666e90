namespace FeedbackPipeline.Measuring.Statistics;

/// <summary>
/// Two-sided evidence against one value of a share: the Beta(cπ, c(1 − π)) mixture of likelihood ratios, c = 1/min(π, 1 − π). Anytime-valid
/// (Robbins 1970; Howard et al., arXiv:1810.08240).
/// </summary>
public static class BetaMixture
{
    /// <summary>The prior's parameters: the smaller is 1, the mean is <paramref name="share"/>, which must lie in (0, 1).</summary>
    public static (double A, double B) Prior(double share)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(share, 1);
        var concentration = 1 / Math.Min(share, 1 - share);
        return (concentration * share, concentration * (1 - share));
    }

    /// <summary>ln E against the share being <paramref name="tested"/>, in [0, 1]; plus infinity where the data rule it out (0 with s &gt; 0, 1 with s &lt; n).</summary>
    /// <param name="heard">s ≥ 0; fractions come from group sessions.</param>
    /// <param name="counted">n ≥ s.</param>
    /// <param name="share">The reference share π, fixed beforehand, which centres the prior.</param>
    public static double LogE(double heard, double counted, double share, double tested)
    {
        var (a, b) = Prior(share);
        return LogGamma.Beta(a + heard, b + counted - heard) - LogGamma.Beta(a, b) - Weighted(heard, Math.Log(tested)) - Weighted(counted - heard, LogSum.Log1P(-tested));
    }

    private static double Weighted(double weight, double log) => weight == 0 ? 0 : weight * log;
}
