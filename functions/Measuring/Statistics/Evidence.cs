namespace FeedbackPipeline.Measuring.Statistics;

/// <summary>
/// Evidence that a group is heard less often than its share of those supported: a test martingale over possible starts of the gap and possible
/// ratios 0.05, 0.25, 0.5, 0.7 and 0.9 with equal weight. Whenever each person, given the past, is in the group with probability at least the share,
/// P(E ever ≥ c) ≤ 1/c (Ville's inequality). It may be looked at after every person. The default value is the state before anyone was counted.
/// </summary>
/// <remarks>
/// With R_k(0) = 0: R_k(t) = (R_k(t−1) + w_t) · L_k, where L_k = ρ_k for a person of the group, (1 − ρ_k π)/(1 − π) for another, and
/// y ρ_k + (1 − y)(1 − ρ_k π)/(1 − π) for a group session of which the part y belongs to the group; E(t) = Σ R_k(t)/5 + T(t+1).
/// Mixtures of e-processes over start times: Shin, Ramdas and Rinaldo, "E-detectors" (arXiv:2203.03532); Ville: Étude critique de la notion de collectif (1939).
/// </remarks>
/// <param name="Counted">People or sessions stepped over, t.</param>
/// <param name="R0">ln R for ratio 0.05; the following for 0.25, 0.5, 0.7 and 0.9. Without meaning while <paramref name="Counted"/> is 0.</param>
public readonly record struct Evidence(long Counted, double R0, double R1, double R2, double R3, double R4)
{
    private const double Nothing = double.NegativeInfinity;
    private static readonly double LogFive = Math.Log(5);

    /// <summary>The state after one more counted person or session.</summary>
    /// <param name="heard">1: in the group; 0: not; between: the part of a group session that is. In [0, 1].</param>
    /// <param name="share">The group's expected share π just before. Outside (0, 1) nothing can be learnt and the state stays as it is.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="heard"/> is outside [0, 1] or not a number.</exception>
    public Evidence Step(double heard, double share, StartPlan starts = default)
    {
        if (heard is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(heard), heard, "The part of the group must be between 0 and 1.");
        }

        if (share is not (> 0 and < 1))
        {
            return this;
        }

        var start = starts.LogWeight(Counted + 1);
        var (r0, r1, r2, r3, r4) = Counted == 0 ? (Nothing, Nothing, Nothing, Nothing, Nothing) : (R0, R1, R2, R3, R4);
        return new(
            Counted + 1,
            LogSum.Add(r0, start) + LogFactor(0.05, heard, share),
            LogSum.Add(r1, start) + LogFactor(0.25, heard, share),
            LogSum.Add(r2, start) + LogFactor(0.5, heard, share),
            LogSum.Add(r3, start) + LogFactor(0.7, heard, share),
            LogSum.Add(r4, start) + LogFactor(0.9, heard, share));
    }

    /// <summary>ln E. Before anyone was counted: 0 for a lifetime, minus infinity in rate mode.</summary>
    public double LogE(StartPlan starts = default)
    {
        var rest = starts.LogRest(Counted);
        if (Counted == 0)
        {
            return rest;
        }

        var largest = Math.Max(Largest - LogFive, rest);
        return double.IsNegativeInfinity(largest)
            ? largest
            : largest + Math.Log(Math.Exp(rest - largest) + Sum(Exp(R0), Exp(R1), Exp(R2), Exp(R3), Exp(R4)));

        double Exp(double r) => Math.Exp(r - LogFive - largest);
    }

    /// <summary>
    /// The ratio ρ̃ = Σ ρ_k R_k / Σ R_k at which the group has been heard lately: starts that fit weigh most, so it follows a change.
    /// In [0.05, 0.9]; 1 where there is nothing to go by (nobody counted, or just cleared).
    /// </summary>
    public double RecentRatio
    {
        get
        {
            if (Counted == 0 || double.IsNegativeInfinity(Largest))
            {
                return 1;
            }

            var largest = Largest;
            var (w0, w1, w2, w3, w4) = (Math.Exp(R0 - largest), Math.Exp(R1 - largest), Math.Exp(R2 - largest), Math.Exp(R3 - largest), Math.Exp(R4 - largest));
            return Sum(0.05 * w0, 0.25 * w1, 0.5 * w2, 0.7 * w3, 0.9 * w4) / Sum(w0, w1, w2, w3, w4);
        }
    }

    /// <summary>
    /// Forgets every started gap but keeps the count, so that only the stake not yet started remains: at most T(t+1) of the level is left for later
    /// false alerts.
    /// </summary>
    public Evidence Cleared() => new(Counted, Nothing, Nothing, Nothing, Nothing, Nothing);

    /// <summary>False only where ln E is certainly below <paramref name="threshold"/> (≥ 1): saves the exponentials of <see cref="LogE"/>.</summary>
    internal bool MayReach(double threshold) => Counted > 0 && Largest >= threshold - 1;

    private double Largest => Math.Max(Math.Max(Math.Max(R0, R1), Math.Max(R2, R3)), R4);

    private static double LogFactor(double ratio, double heard, double share) => heard switch
    {
        1 => Math.Log(ratio),
        0 => LogSum.Log1P(-ratio * share) - LogSum.Log1P(-share),
        _ => Math.Log((heard * ratio) + ((1 - heard) * (1 - (ratio * share)) / (1 - share))),
    };

    private static double Sum(double a, double b, double c, double d, double e) => a + b + c + d + e;
}
