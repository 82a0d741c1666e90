namespace FeedbackPipeline.Measuring.Statistics;

/// <summary>How many more answers would change the picture.</summary>
public static class ForwardLook
{
    private const double Overshoot = 1.2;
    private const double Rounding = 1e-9;

    /// <summary>
    /// ⌈max(0, (τπn − s)/(1 − τπ))⌉: the fewest further people, all of the group, until the ratio is at least <paramref name="target"/>. Null where no number
    /// is enough (τπ ≥ 1), or more are needed than <paramref name="left"/> (the group's people on the register not yet heard).
    /// </summary>
    public static long? ToReach(double target, double heard, double counted, double share, double? left = null)
    {
        var wanted = target * share;
        if (wanted >= 1)
        {
            return null;
        }

        var more = Up(Math.Max(0, ((wanted * counted) - heard) / (1 - wanted)));
        return left is { } most && more > most ? null : more;
    }

    /// <summary>
    /// ⌈(ln(1/(αw)) − ln E + 1.2)/kl(ρ̃π, π)⌉, at least 0: about how many more responses until the alert, if the recent ratio stays. 1.2 is the
    /// average overshoot. Null where the recent ratio shows no gap to find (ρ̃ ≥ 1). Worth showing only where ρ̃ &lt; 0.8.
    /// </summary>
    public static long? ToAlert(double logThreshold, double logE, double recentRatio, double share)
        => recentRatio >= 1 || share is not (> 0 and < 1) ? null : Up(Math.Max(0, (logThreshold - logE + Overshoot) / Divergence(recentRatio * share, share)));

    /// <summary>kl(a, b) = a ln(a/b) + (1 − a) ln((1 − a)/(1 − b)), a in [0, 1], b in (0, 1): what one response tells on average.</summary>
    public static double Divergence(double a, double b)
        => (a == 0 ? 0 : a * Math.Log(a / b)) + (a == 1 ? 0 : (1 - a) * (LogSum.Log1P(-a) - LogSum.Log1P(-b)));

    // A whole number must not become the next one because its last bit was rounded up.
    private static long Up(double number) => (long)Math.Min(Math.Ceiling(number - (Rounding * Math.Max(1, number))), long.MaxValue / 2);
}
