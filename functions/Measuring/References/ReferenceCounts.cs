using System.Text.Json.Serialization;

namespace FeedbackPipeline.Measuring.References;

/// <summary>How many people of each category of one dimension are supported.</summary>
/// <param name="Categories">In the file's order; each count ≥ 0.</param>
public sealed record ReferenceCounts(string Dimension, IReadOnlyList<CategoryCount> Categories)
{
    /// <summary>People who are supported but whose category nobody knows; each group is then compared at the lowest share it can have.</summary>
    public long Unplaced { get; init; }

    /// <summary>Where these counts come from, if not from where the population does.</summary>
    public ReferenceOrigin? Origin { get; init; }

    /// <summary>Which of the source's groups became which category; empty where it used ours.</summary>
    public IReadOnlyList<MappedCategory> Map { get; init; } = [];

    /// <summary>False where some count is rounded, suppressed or not known.</summary>
    [JsonIgnore]
    public bool IsExact => Unplaced == 0 && Categories.All(category => category.Least is null);
}

/// <param name="Count">People, ≥ 0; the middle of the range where it is not known exactly.</param>
/// <param name="Least">The smallest number the true one can be; null with <paramref name="Most"/>: the count is exact.</param>
/// <param name="Most">The largest.</param>
public sealed record CategoryCount(string Category, long Count, double? Least = null, double? Most = null)
{
    [JsonIgnore]
    public (double Least, double Most) Range => (Least ?? Count, Most ?? Count);
}

/// <param name="Theirs">The group as the source names it.</param>
/// <param name="Category">Ours.</param>
public sealed record MappedCategory(string Theirs, string Category);

/// <param name="Source">Where the counts come from, in words for people who read an alert.</param>
/// <param name="Date">The day they describe.</param>
/// <param name="Geography">Which area they cover, in words; null: the place itself.</param>
/// <param name="Ages">Which ages they cover, in words; null: everyone supported.</param>
/// <param name="National">Public figures about everyone, not about the people supported: a fallback that is always named as one.</param>
public sealed record ReferenceOrigin(string Source, DateOnly Date, string? Geography = null, string? Ages = null, bool National = false);
