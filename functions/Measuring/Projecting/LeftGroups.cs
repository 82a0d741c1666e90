using FeedbackPipeline.Measuring.Folding;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Measuring.Projecting;

/// <summary>Open alerts of groups that a new reference no longer has: the fold drops them, and it is told once, at the observation that did.</summary>
public static class LeftGroups
{
    public static IEnumerable<Fact> Of(ScopeState before, ScopeState after, ScopePlan plan, string? observation)
        => ReferenceEquals(before, after) ? [] :
            from dimension in before.Dimensions
            from @group in dimension.Groups
            where @group.Alert is not null
                && JointDimension.Parse(dimension.Dimension) is null
                && plan.Find(dimension.Dimension)?.Groups.Any(known => known.Category == @group.Category) != true
                && after.Find(dimension.Dimension)?.Find(@group.Category)?.Alert is null
            select new Fact(RepresentationChange.GroupLeft, dimension.Dimension, @group.Category, observation);
}
