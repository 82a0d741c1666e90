using FeedbackPipeline.Measuring.Reading;
using FeedbackPipeline.Measuring.References;
using FeedbackPipeline.Reference;

namespace FeedbackPipeline.Reviewing.References;

/// <summary>Public figures offered where nobody has counts of their own: always named as about everyone.</summary>
public static class PublicReferences
{
    public const string Warning = "These figures are about everyone. They are not about people with learning disabilities. Use your own counts as soon as you can.";

    /// <summary>Census 2021, all usual residents of England and Wales, by five ethnic groups; published as percentages with one decimal.</summary>
    public static IReadOnlyList<ReferenceCounts> Census()
    {
        using var table = CsvTable.Of("census-2021-england-wales.csv", EmbeddedFile.Open("populations/census-2021-england-wales.csv"));
        var origin = new ReferenceOrigin("Census 2021, Office for National Statistics, everyone in England and Wales", new(2021, 3, 21), "England and Wales", "All ages", National: true);
        return [.. ReferenceFile.Read(table, _ => false).Dimensions.Select(counts => counts with { Origin = origin })];
    }
}
