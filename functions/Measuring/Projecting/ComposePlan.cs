using FeedbackPipeline.Measuring.Folding;
using FeedbackPipeline.Measuring.References;
using FeedbackPipeline.Reference;

namespace FeedbackPipeline.Measuring.Projecting;

/// <summary>A reference population → what a scope's people are compared with.</summary>
public static class ComposePlan
{
    public static ScopePlan Of(ReferencePopulation reference, Demographics demographics, CountingMode mode, double alpha)
    {
        var everyone = reference.Dimensions.Max(dimension => dimension.Categories.Sum(category => category.Count));
        return new(
            mode,
            alpha,
            reference.Version,
            [
                .. reference.Dimensions.Select(dimension => DimensionPlan.Of(
                    dimension.Dimension,
                    [.. dimension.Categories.Select(category => (category.Category, category.Count))],
                    demographics.Find(dimension.Dimension) is { Multi: true },
                    everyone)),
            ]);
    }
}
