namespace FeedbackPipeline.Measuring.Folding;

/// <summary>One group of a dimension in the reference in force.</summary>
/// <param name="Category">The category's code, or <see cref="Vocabulary.RepresentationSignal.SmallGroupsTogether"/>.</param>
/// <param name="Count">N_g ≥ 0. 0: the reference has nobody there; people who say it are reported, not counted.</param>
/// <param name="Testable">Large enough, and not the whole dimension.</param>
/// <param name="Pools">The small categories tested together in this group; empty for a single category.</param>
public sealed record GroupPlan(string Category, long Count, bool Testable, IReadOnlyList<string> Pools)
{
    /// <summary>The lowest share the group can have, where the reference knows its counts only within a range; null: the count is exact.</summary>
    public double? LowestShare { get; init; }
}
