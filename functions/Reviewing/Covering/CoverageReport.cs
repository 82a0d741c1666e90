using FeedbackPipeline.Measuring.Covering;
using FeedbackPipeline.Measuring.Describing;
using FeedbackPipeline.Reference;
using FeedbackPipeline.Reviewing.Protecting;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Reviewing.Covering;

/// <summary>The coverage of a place as whoever asks may see it.</summary>
/// <param name="Gone">The part of the year that is over, in hundredths.</param>
/// <param name="Pace">People to be heard by now at an even pace; of no person, so never hidden.</param>
public sealed record CoverageReport(int Year, bool Exact, ShownCovered All, int Gone, int Pace, IReadOnlyList<DimensionReport> Dimensions, IReadOnlyList<CoverageRow> Places)
{
    public static CoverageReport Of(PlaceCoverage coverage, SmallNumbers numbers, PlaceTree tree, Demographics demographics)
    {
        var all = ProtectCoverage.Total(coverage.All, numbers);
        return new(
            coverage.Epoch,
            numbers.Exact,
            all,
            (int)Math.Floor(coverage.Gone * 100),
            (int)Math.Round(numbers.Exact ? coverage.Pace : coverage.Pace * (all.People.Number ?? 0) / coverage.All.People),
            [.. coverage.Dimensions.Select(dimension => Of(dimension, coverage.All, numbers, demographics))],
            Rows([.. coverage.Places.Select(place => (tree.Find(place.Place)?.Name ?? place.Place, place.Count))], coverage.All, numbers));
    }

    private static DimensionReport Of(DimensionCoverage dimension, Covered all, SmallNumbers numbers, Demographics demographics)
    {
        List<(string Label, Covered Count)> rows = [.. dimension.Groups.Select(group => (GroupLabel.Of(demographics, dimension.Dimension, group.Category), group.Count))];
        if (dimension.Unknown.People > 0)
        {
            rows.Add(("Not known", dimension.Unknown));
        }

        return new(dimension.Dimension, demographics.Find(dimension.Dimension)?.Label ?? dimension.Dimension, Rows(rows, all, numbers));
    }

    private static IReadOnlyList<CoverageRow> Rows(IReadOnlyList<(string Label, Covered Count)> rows, Covered all, SmallNumbers numbers)
        => [.. rows.Zip(ProtectCoverage.Parts([.. rows.Select(row => row.Count)], all, numbers), (row, shown) => new CoverageRow(row.Label, shown))];
}

public sealed record DimensionReport(string Dimension, string Label, IReadOnlyList<CoverageRow> Rows);

public sealed record CoverageRow(string Label, ShownCovered Count);

/// <param name="People">On the register.</param>
/// <param name="Heard">This year, each once.</param>
/// <param name="NotHeard">The others.</param>
public readonly record struct ShownCovered(ShownCount People, ShownCount Heard, ShownCount NotHeard);
