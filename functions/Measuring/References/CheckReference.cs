using System.Globalization;
using FeedbackPipeline.Measuring.Folding;
using FeedbackPipeline.Measuring.Statistics;
using FeedbackPipeline.Reference;

namespace FeedbackPipeline.Measuring.References;

/// <summary>Counts can only be compared with answers people can give: every dimension and category must be one we ask about.</summary>
public static class CheckReference
{
    /// <param name="jointGroups">The pairs of questions that may be counted together, as <see cref="MeasuringOptions.JointGroups"/>.</param>
    /// <returns>What is wrong, in words that name dimension and category; empty where all is well.</returns>
    public static IReadOnlyList<string> Problems(IReadOnlyList<ReferenceCounts> dimensions, Demographics demographics, IEnumerable<string>? jointGroups = null)
        => [.. dimensions.SelectMany(counts => JointDimension.Parse(counts.Dimension) is { } joint ? CheckJoint.Problems(counts, joint, dimensions, demographics, jointGroups ?? []) : Problems(counts, demographics))];

    /// <summary>What can be used, but someone should know: each with its number.</summary>
    /// <param name="before">The version in force; null: none.</param>
    public static IReadOnlyList<string> Warnings(NewReference reference, ReferencePopulation? before, Demographics demographics)
        =>
        [
            .. before is { } older && reference.Date < older.Date ? [string.Create(CultureInfo.InvariantCulture, $"These counts are of {reference.Date:d MMMM yyyy}. Version {older.Version} is of {older.Date:d MMMM yyyy}, so these are older.")] : (string[])[],
            .. reference.NotKnown.Where(key => demographics.Find(key) is null).Select(key => $"'{key}' is said to be unknown, and is not a question we ask."),
            .. reference.Dimensions.SelectMany(counts => demographics.Find(counts.Dimension) is { Multi: false } dimension ? Warnings(counts, dimension) : []),
        ];

    private static IEnumerable<string> Warnings(ReferenceCounts counts, Dimension dimension)
    {
        var people = counts.Categories.Sum(category => category.Count);
        foreach (var empty in counts.Categories.Where(category => category.Range.Most == 0))
        {
            yield return $"{dimension.Label} {dimension.LabelOf(empty.Category)}: 0 people. Answers like this are reported, not compared.";
        }

        if (counts.Categories.Count(category => category.Range.Most > 0) == 1)
        {
            yield return $"{dimension.Label} Only 1 group has people. With nothing to compare it, it can not be tested.";
        }

        if (counts.Categories.Count(category => category.Count is > 0 and < Testable.Smallest) is > 0 and var small)
        {
            yield return $"{dimension.Label} Groups with fewer than {Testable.Smallest} people: {small}. They are tested together if they are {Testable.Smallest} or more, else only described.";
        }

        var left = dimension.FirstChoices.Where(choice => !counts.Categories.Any(category => category.Category == choice.Key || dimension.Widening(choice.Key).Contains(category.Category) || dimension.Widening(category.Category).Contains(choice.Key))).ToList();
        if (left.Count > 0)
        {
            yield return $"{dimension.Label} Answers people can give that have no count: {left.Count} ({string.Join("; ", left.Select(choice => choice.Label))}). Who says so is reported, not compared.";
        }

        if (counts.Unplaced > 0 && people > 0)
        {
            yield return $"{dimension.Label} People in no group: {counts.Unplaced}. Each group is compared at its lowest possible share, so gaps show later.";
        }
    }

    private static IEnumerable<string> Problems(ReferenceCounts counts, Demographics demographics)
    {
        if (demographics.Find(counts.Dimension) is not { } dimension)
        {
            yield return $"'{counts.Dimension}' is not a question we ask. Use one of: {string.Join(", ", demographics.All.Select(known => known.Key))}.";
            yield break;
        }

        if (counts.Categories.All(category => category.Range.Most == 0))
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
