using FeedbackPipeline.Measuring.Statistics;

namespace FeedbackPipeline.Measuring.Folding;

/// <summary>What a scope's people are compared with, and how strictly.</summary>
/// <param name="Alpha">The scope's part of the chance of any false alert in one epoch.</param>
/// <param name="Reference">Version of the reference population; the fold aligns its groups when it changes.</param>
public sealed record ScopePlan(CountingMode Mode, double Alpha, int Reference, IReadOnlyList<DimensionPlan> Dimensions)
{
    /// <summary>How evidence is staked in epochs that begin from now on; <see cref="StartPlan.Lifetime"/> or <see cref="StartPlan.Patient"/>.</summary>
    public StartPlan Starts { get; init; }

    /// <summary>
    /// ln(G/α) with G the testable groups of all single dimensions: every one has the weight 1/G, or 0.8/G where joint groups are tested too. All weights
    /// together are at most 1, so the scope's promise holds for single and joint groups together.
    /// </summary>
    public double LogThreshold { get; } = Threshold(Alpha, Testable(Dimensions, joint: false), groups => AlertThreshold.SingleWeight(groups, Testable(Dimensions, joint: true)));

    /// <summary>ln(G_i/(0.2 α)) for the G_i testable joint groups.</summary>
    public double LogJointThreshold { get; } = Threshold(Alpha, Testable(Dimensions, joint: true), AlertThreshold.IntersectionWeight);

    public DimensionPlan? Find(string dimension) => Dimensions.FirstOrDefault(plan => plan.Dimension == dimension);

    /// <summary>What a tested group of the dimension needs.</summary>
    public double ThresholdOf(DimensionPlan dimension) => dimension.Joint is null ? LogThreshold : LogJointThreshold;

    private static double Threshold(double alpha, int groups, Func<int, double> weight) => AlertThreshold.Log(alpha, groups == 0 ? 1 : weight(groups));

    private static int Testable(IReadOnlyList<DimensionPlan> dimensions, bool joint)
        => dimensions.Where(dimension => dimension.Joint is not null == joint).Sum(dimension => dimension.Groups.Count(group => group.Testable));
}
