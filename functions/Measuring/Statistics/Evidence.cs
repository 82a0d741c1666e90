namespace FeedbackPipeline.Measuring.Statistics;

/// <summary>
/// Evidence that a group is heard less often than its share of those supported: a test martingale over possible starts of the gap and possible
/// ratios 0.05, 0.25, 0.5, 0.7 and 0.9 with equal weight. Whenever each person, given the past, is in the group with probability at least the share,
/// P(E ever ≥ c) ≤ 1/c (Ville's inequality). It may be looked at after every person. The default value is the state before anyone was counted.
/// </summary>
/// <remarks>
/// With R_k(0) = 0: R_k(t) = (R_k(t−1) + w_t) · L_k, where L_k = ρ_k for a person of the group, (1 − ρ_k π)/(1 − π) for another, and
/// y ρ_k + (1 − y)(1 − ρ_k π)/(1 − π) for a group session of which the part y belongs to the group; E(t) = Σ R_k(t)/5 + T(t+1)
/// (<see cref="StartPlan.Patient"/>: other stakes instead of 1/5).
/// Mixtures of e-processes over start times: Shin, Ramdas and Rinaldo, "E-detectors" (arXiv:2203.03532); Ville: Étude critique de la notion de collectif (1939).
/// </remarks>
/// <param name="Counted">People or sessions stepped over, t.</param>
/// <param name="R0">R for ratio 0.05; the following for 0.25, 0.5, 0.7 and 0.9. Beyond e⁶⁰⁰, where a number would soon overflow, minus its logarithm.</param>
public readonly record struct Evidence(long Counted, double R0, double R1, double R2, double R3, double R4)
{
    private const double LogLarge = 600;
    private static readonly double Large = Math.Exp(LogLarge);

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

        // L_k = 1 + (1 − ρ_k) · lean: below 0 for a person of the group, above for another.
        var lean = ((1 - heard) * share / (1 - share)) - heard;
        var start = starts.Weight(Counted + 1);
        return new(
            Counted + 1,
            Next(R0, start, 0.05, lean),
            Next(R1, start, 0.25, lean),
            Next(R2, start, 0.5, lean),
            Next(R3, start, 0.7, lean),
            Next(R4, start, 0.9, lean));
    }

    /// <summary>ln E. Before anyone was counted: 0 for a lifetime, minus infinity in rate mode.</summary>
    public double LogE(StartPlan starts = default)
    {
        var scale = LogScale;
        var (r0, r1, r2, r3, r4) = Below(scale);
        var staked = starts.IsPatient ? (0.16 * r0) + (0.34 * r1) + (0.26 * r2) + (0.24 * r3) : (r0 + r1 + r2 + r3 + r4) / 5;
        return scale + Math.Log(staked + (starts.Rest(Counted) * Math.Exp(-scale)));
    }

    /// <summary>
    /// The ratio ρ̃ = Σ ρ_k R_k / Σ R_k at which the group has been heard lately: starts that fit weigh most, so it follows a change.
    /// In [0.05, 0.9]; 1 where there is nothing to go by (nobody counted, or just cleared).
    /// </summary>
    public double RecentRatio => Ratio(1);

    /// <summary>
    /// The recent ratio that decides whether a gap is large enough for an alert. The patient plan has no stake on 0.9 to lose, so it may weigh that ratio thirty times when it asks
    /// whether the gap is a small one; otherwise it is <see cref="RecentRatio"/>.
    /// </summary>
    public double GateRatio(StartPlan starts = default) => Ratio(starts.IsPatient ? 30 : 1);

    /// <summary>
    /// Forgets every started gap but keeps the count, so that only the stake not yet started remains: at most T(t+1) of the level is left for later
    /// false alerts.
    /// </summary>
    public Evidence Cleared() => new(Counted, 0, 0, 0, 0, 0);

    /// <summary>False only where ln E is certainly below <paramref name="threshold"/> (≥ 1): saves the logarithm of <see cref="LogE"/> while there is little evidence.</summary>
    internal bool MayReach(double threshold) => HasLarge || (Largest >= 1 && Math.Log(Largest) >= threshold - 1);

    private double Ratio(double nearly)
    {
        var (r0, r1, r2, r3, r4) = Below(LogScale);
        r4 *= nearly;
        var sum = r0 + r1 + r2 + r3 + r4;
        return sum > 0 ? ((0.05 * r0) + (0.25 * r1) + (0.5 * r2) + (0.7 * r3) + (0.9 * r4)) / sum : 1;
    }

    private double Largest => Math.Max(Math.Max(Math.Max(R0, R1), Math.Max(R2, R3)), R4);

    private double Least => Math.Min(Math.Min(Math.Min(R0, R1), Math.Min(R2, R3)), R4);

    private bool HasLarge => Least < 0;

    private double LogScale => HasLarge ? -Least : 0;

    private static double Next(double before, double start, double ratio, double lean)
    {
        if (before < 0)
        {
            // A new start is less than e⁻⁶⁰⁰ of what is there.
            var log = Math.Log(lean == -1 ? ratio : 1 + ((1 - ratio) * lean)) - before;
            return log > LogLarge ? -log : Math.Exp(log);
        }

        // Added, not multiplied by 1 + x: for a small share the rounding of 1 + x would be the same error at every step.
        var staked = before + start;
        var after = lean == -1 ? staked * ratio : staked + (staked * (1 - ratio) * lean);
        return after > Large ? -Math.Log(after) : after;
    }

    private (double R0, double R1, double R2, double R3, double R4) Below(double scale)
    {
        return scale == 0 ? (R0, R1, R2, R3, R4) : (Scaled(R0), Scaled(R1), Scaled(R2), Scaled(R3), Scaled(R4));

        double Scaled(double r) => Math.Exp((r < 0 ? -r : Math.Log(r)) - scale);
    }
}
