namespace FeedbackPipeline.Measuring.References;

/// <summary>How many people of each category of one dimension are supported.</summary>
/// <param name="Categories">In the file's order; each count ≥ 0.</param>
public sealed record ReferenceCounts(string Dimension, IReadOnlyList<CategoryCount> Categories);

/// <param name="Count">People, ≥ 0.</param>
public sealed record CategoryCount(string Category, long Count);
