using FeedbackPipeline.Measuring.Folding;
using FeedbackPipeline.Measuring.References;
using FeedbackPipeline.Measuring.Statistics;
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

        var everyone = reference.Total ?? reference.Dimensions.Max(dimension => dimension.Categories.Sum(category => category.Count));
        return new(
            mode,
            alpha,
            reference.Version,
            [
                .. reference.Dimensions.Select(dimension => Of(dimension, demographics.Find(dimension.Dimension) is { Multi: true }, everyone)),
            ]);
    }

    /// <param name="everyone">People supported in all; needed for multi dimensions only.</param>
    public static DimensionPlan Of(ReferenceCounts counts, bool multi = false, long everyone = 0)
    {
        IReadOnlyList<(string, long)> categories = [.. counts.Categories.Select(category => (category.Category, category.Count))];
        var plan = JointDimension.Parse(counts.Dimension) is { } joint ? DimensionPlan.OfJoint(joint, counts.Dimension, categories) : DimensionPlan.Of(counts.Dimension, categories, multi, everyone);
        return multi || counts.IsExact ? plan : plan with { Groups = [.. plan.Groups.Select(group => Lowered(group, counts))] };
    }

    /// <summary>Compared at the lowest share the group can have, a wrong middle of a range can raise no alert.</summary>
    private static GroupPlan Lowered(GroupPlan group, ReferenceCounts counts)
    {
        var its = Enumerable.Range(0, counts.Categories.Count).Where(index => DimensionPlan.Holds(group, counts.Categories[index].Category)).ToList();
        var lowest = ReferenceShare.Lower([.. counts.Categories.Select(category => category.Range)], its, counts.Unplaced);
        return group with { LowestShare = lowest, Testable = group.Testable && lowest > 0 };
    }
}
