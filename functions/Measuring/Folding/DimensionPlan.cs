using FeedbackPipeline.Measuring.Statistics;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Measuring.Folding;

/// <summary>The groups of one dimension, in the reference's order; a pool of small groups comes last.</summary>
/// <param name="Multi">Several categories may be true of one person: described, never tested.</param>
/// <param name="People">N: everyone with a known category; for a multi dimension everyone supported.</param>
/// <param name="Joint">The two questions it counts together; null for a single one.</param>
public sealed record DimensionPlan(string Dimension, bool Multi, long People, IReadOnlyList<GroupPlan> Groups, JointDimension? Joint = null)
{
    /// <param name="everyone">People supported in all; needed for multi dimensions only.</param>
    public static DimensionPlan Of(string dimension, IReadOnlyList<(string Category, long Count)> counts, bool multi = false, long everyone = 0)
    {
        var people = multi ? Math.Max(everyone, counts.Max(count => count.Count)) : counts.Sum(count => count.Count);
        var groups = counts.Select(count => new GroupPlan(count.Category, count.Count, !multi && Testable.Alone(count.Count, people), [])).ToList();
        var pool = multi ? [] : Testable.Pool([.. counts.Select(count => count.Count)]);
        if (pool.Count > 0)
        {
            groups.Add(new(RepresentationSignal.SmallGroupsTogether, pool.Sum(index => counts[index].Count), true, [.. pool.Select(index => counts[index].Category)]));
        }

        return new(dimension, multi, people, groups);
    }

    /// <summary>π outside a register: N_g/N, or the lowest share the group can have; 0 where nobody is supported.</summary>
    public double ShareOf(GroupPlan group) => group.LowestShare ?? (People == 0 ? 0 : (double)group.Count / People);

    /// <summary>The groups of two questions together: each is tested from 30 people on, and small ones are not pooled, since a pool would be no group anyone knows.</summary>
    public static DimensionPlan OfJoint(JointDimension joint, string dimension, IReadOnlyList<(string Category, long Count)> counts)
    {
        var people = counts.Sum(count => count.Count);
        return new(dimension, false, people, [.. counts.Select(count => new GroupPlan(count.Category, count.Count, Testable.Joint(count.Count, people), []))], joint);
    }

    /// <summary>The index of a category the reference has people in; −1 where it has none.</summary>
    public int IndexOf(string category)
    {
        for (var index = 0; index < Groups.Count; index++)
        {
            if (Groups[index] is { Count: > 0, Pools.Count: 0 } group && group.Category == category)
            {
                return index;
            }
        }

        return -1;
    }

    /// <summary>True where a person of this category is of the group: itself, or one of the small groups it pools.</summary>
    public static bool Holds(GroupPlan group, string category) => group.Pools.Count == 0 ? group.Category == category : group.Pools.Contains(category, StringComparer.Ordinal);
}
