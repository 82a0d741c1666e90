using FeedbackPipeline.Measuring.Folding;
using FeedbackPipeline.Reference;

namespace FeedbackPipeline.Measuring.References;

/// <summary>Counts can only be compared with answers people can give: every dimension and category must be one we ask about.</summary>
public static class CheckReference
{
    /// <param name="jointGroups">The pairs of questions that may be counted together, as <see cref="MeasuringOptions.JointGroups"/>.</param>
    /// <returns>What is wrong, in words that name dimension and category; empty where all is well.</returns>
    public static IReadOnlyList<string> Problems(IReadOnlyList<ReferenceCounts> dimensions, Demographics demographics, IEnumerable<string>? jointGroups = null)
        => [.. dimensions.SelectMany(counts => JointDimension.Parse(counts.Dimension) is { } joint ? CheckJoint.Problems(counts, joint, dimensions, demographics, jointGroups ?? []) : Problems(counts, demographics))];

    private static IEnumerable<string> Problems(ReferenceCounts counts, Demographics demographics)
    {
        if (demographics.Find(counts.Dimension) is not { } dimension)
        {
            yield return $"'{counts.Dimension}' is not a question we ask. Use one of: {string.Join(", ", demographics.All.Select(known => known.Key))}.";
            yield break;
        }

        if (counts.Categories.All(category => category.Count == 0))
        {
            yield return $"'{counts.Dimension}' has nobody in it: every count is 0. Leave it out.";
        }

        foreach (var category in counts.Categories)
        {
            if (!dimension.Accepts(category.Category))
            {
                yield return $"'{category.Category}' is not a category of '{counts.Dimension}'. Use: {dimension.Pattern ?? string.Join(", ", dimension.Categories.Select(known => known.Key))}.";
            }
            else if (counts.Categories.FirstOrDefault(other => other.Category != category.Category && dimension.Widening(category.Category).Contains(other.Category)) is { } wider)
            {
                yield return $"'{category.Category}' of '{counts.Dimension}' is part of '{wider.Category}': people would be counted twice. Leave one out.";
            }
        }
    }
}
