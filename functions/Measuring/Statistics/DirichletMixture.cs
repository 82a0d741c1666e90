namespace FeedbackPipeline.Measuring.Statistics;

/// <summary>Evidence that a whole dimension differs from its reference, naming no group (Lindon and Malek, arXiv:2011.03567). Anytime-valid.</summary>
public static class DirichletMixture
{
    /// <summary>
    /// ln Γ(c) − ln Γ(c + n) + Σ (ln Γ(c p_g + n_g) − ln Γ(c p_g) − n_g ln p_g).
    /// </summary>
    /// <param name="counts">n_g ≥ 0.</param>
    /// <param name="shares">p_g &gt; 0, adding up to 1.</param>
    /// <param name="concentration">c &gt; 0 of the Dirichlet prior centred on the shares; the larger, the smaller the differences looked for.</param>
    public static double LogE(IReadOnlyList<double> counts, IReadOnlyList<double> shares, double concentration)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(shares.Count, counts.Count);
        var sum = LogGamma.Of(concentration) - LogGamma.Of(concentration + counts.Sum());
        for (var group = 0; group < counts.Count; group++)
        {
            var prior = concentration * shares[group];
            sum += LogGamma.Of(prior + counts[group]) - LogGamma.Of(prior) - (counts[group] * Math.Log(shares[group]));
        }

        return sum;
    }
}
