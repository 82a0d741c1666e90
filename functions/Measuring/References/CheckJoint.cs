using FeedbackPipeline.Measuring.Folding;
using FeedbackPipeline.Reference;

namespace FeedbackPipeline.Measuring.References;

/// <summary>Counts of two questions together: allowed by a setting, and each of their groups must belong to groups that are counted singly too.</summary>
internal static class CheckJoint
{
    public static IEnumerable<string> Problems(ReferenceCounts counts, JointDimension joint, IReadOnlyList<ReferenceCounts> dimensions, Demographics demographics, IEnumerable<string> jointGroups)
    {
        if (!jointGroups.Contains(counts.Dimension, StringComparer.Ordinal))
        {
            yield return $"'{counts.Dimension}' counts two questions together. Add it to {MeasuringOptions.Section}:{nameof(MeasuringOptions.JointGroups)} first, or leave it out.";
            yield break;
        }

        var (first, second) = (dimensions.FirstOrDefault(single => single.Dimension == joint.First), dimensions.FirstOrDefault(single => single.Dimension == joint.Second));
        if (first is null || second is null)
        {
            yield return $"'{counts.Dimension}' needs counts of '{joint.First}' and of '{joint.Second}' alone as well.";
            yield break;
        }

        if (new[] { joint.First, joint.Second }.FirstOrDefault(key => demographics.Find(key) is { Multi: true }) is { } multi)
        {
            yield return $"'{multi}' allows several answers, so it cannot be counted together with another question.";
            yield break;
        }

        foreach (var category in counts.Categories)
        {
            if (JointDimension.Parts(category.Category) is not var (one, other) || !Has(first, one) || !Has(second, other))
            {
                yield return $"'{category.Category}' of '{counts.Dimension}' must be a counted category of '{joint.First}', then &, then one of '{joint.Second}'.";
            }
        }
    }

    private static bool Has(ReferenceCounts counts, string category) => counts.Categories.Any(known => known.Category == category);
}
