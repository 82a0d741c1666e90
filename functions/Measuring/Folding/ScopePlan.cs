using FeedbackPipeline.Measuring.Statistics;

namespace FeedbackPipeline.Measuring.Folding;

/// <summary>What a scope's people are compared with, and how strictly.</summary>
/// <param name="Alpha">The scope's part of the chance of any false alert in one epoch.</param>
/// <param name="Reference">Version of the reference population; the fold aligns its groups when it changes.</param>
public sealed record ScopePlan(CountingMode Mode, double Alpha, int Reference, IReadOnlyList<DimensionPlan> Dimensions)
{
    /// <summary>ln(G/α) with G the testable groups of all dimensions: every group has the weight 1/G.</summary>
    public double LogThreshold { get; } = Threshold(Alpha, Dimensions.Sum(dimension => dimension.Groups.Count(group => group.Testable)));

    public DimensionPlan? Find(string dimension) => Dimensions.FirstOrDefault(plan => plan.Dimension == dimension);

    private static double Threshold(double alpha, int groups) => AlertThreshold.Log(alpha, groups == 0 ? 1 : AlertThreshold.SingleWeight(groups, 0));
}
