using FeedbackPipeline.Measuring.Folding;
using FeedbackPipeline.Measuring.References;
using FeedbackPipeline.Reference;

namespace FeedbackPipeline.Measuring.Projecting;

/// <summary>A reference population → what a scope's people are compared with.</summary>
public static class ComposePlan
{
    /// <param name="alpha">The scope's part of the chance of a false alert; 0 where the epoch's is given away: its groups are described, and tested from the next epoch.</param>
    public static ScopePlan Of(ReferencePopulation reference, Demographics demographics, CountingMode mode, double alpha)
    {
        if (alpha <= 0)
        {
            var described = Of(reference, demographics, mode, double.Epsilon);
            return described with { Dimensions = [.. described.Dimensions.Select(dimension => dimension with { Groups = [.. dimension.Groups.Select(group => group with { Testable = false })] })] };
        }

        var everyone = reference.Dimensions.Max(dimension => dimension.Categories.Sum(category => category.Count));
        return new(
            mode,
            alpha,
            reference.Version,
            [
                .. reference.Dimensions.Select(dimension => Of(dimension, demographics, everyone)),
            ]);
    }

    private static DimensionPlan Of(ReferenceCounts counts, Demographics demographics, long everyone)
    {
        IReadOnlyList<(string, long)> categories = [.. counts.Categories.Select(category => (category.Category, category.Count))];
        return JointDimension.Parse(counts.Dimension) is { } joint
            ? DimensionPlan.OfJoint(joint, counts.Dimension, categories)
            : DimensionPlan.Of(counts.Dimension, categories, demographics.Find(counts.Dimension) is { Multi: true }, everyone);
    }
}
