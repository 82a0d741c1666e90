using FeedbackPipeline.Measuring.Statistics;

namespace FeedbackPipeline.Benchmarks.Representation.Simulations;

/// <summary>The recommended rule, made of the product's own parts.</summary>
internal static class Rule
{
    public const double Alpha = 0.05;

    /// <summary>ln 800: 40 groups share 5 %.</summary>
    public static double LogThreshold { get; } = AlertThreshold.Log(Alpha, AlertThreshold.SingleWeight(Population.Groups, 0));

    public static bool Opens(in Evidence evidence, double logThreshold, StartPlan starts = default)
        => evidence.MayReach(logThreshold) && AlertThreshold.Opens(evidence.LogE(starts), evidence.GateRatio(starts), logThreshold);

    /// <summary>
    /// ln 800/kl(ρπ, π): fewer people cannot do on average, whatever the method (Wald), if it keeps the same promise, treats all groups alike and finds
    /// every gap in the end.
    /// </summary>
    public static double Bound(double share, double ratio) => LogThreshold / ForwardLook.Divergence(ratio * share, share);
}
