using System.Globalization;
using FeedbackPipeline.Measuring.Reading;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Measuring.References;

/// <summary>What a CSV file says about whom a place supports.</summary>
/// <param name="Total">Everyone supported, or null.</param>
/// <param name="NotKnown">Dimensions it says nothing is known about.</param>
public sealed record ReferenceEntries(long? Total, IReadOnlyList<ReferenceCounts> Dimensions, IReadOnlyList<string> NotKnown);

/// <summary>
/// Reads <c>dimension,category,count</c>. A count is a whole number, <c>&lt;5</c> where the source hides small ones, or <c>unknown</c>. Two more columns may be there:
/// <c>rounded_to</c>, the base the source rounds to, and <c>ours</c>, our category where the source has its own names (several of its may become one of ours). A row
/// <c>total,,120</c> says how many people are supported in all; <c>gender,,unknown</c> that nobody knows about gender.
/// </summary>
public static class ReferenceFile
{
    private const string Total = "total";

    /// <exception cref="UnusableFileException">A column is missing, a count cannot be read, a category comes twice or is a way of not answering, or there is no row.</exception>
    public static IReadOnlyList<ReferenceCounts> Read(string path)
    {
        using var table = CsvTable.Open(path);
        return Read(table, _ => false).Dimensions;
    }

    /// <param name="multi">True for dimensions of which a person can have several categories.</param>
    /// <exception cref="UnusableFileException">As above.</exception>
    public static ReferenceEntries Read(CsvTable table, Func<string, bool> multi)
    {
        var columns = new Columns(table);
        var (total, notKnown, rows) = ((long?)null, new List<string>(), new List<Row>());
        while (table.Next())
        {
            var row = columns.Read();
            if (row.Dimension == Total && row.Theirs.Length == 0)
            {
                total = total is null && row.Count is { Least: { } least, Most: { } most } && least == most ? (long)most : throw table.Wrong("the total must be one whole number, once.");
            }
            else if (row.Theirs.Length == 0 && row.Count.Most is null)
            {
                notKnown.Add(row.Dimension);
            }
            else if (row.Theirs.Length == 0)
            {
                throw table.Wrong("the column 'category' is empty.");
            }
            else if (rows.Exists(other => other.Dimension == row.Dimension && other.Theirs == row.Theirs))
            {
                throw table.Wrong($"the category '{row.Theirs}' of '{row.Dimension}' is there twice.");
            }
            else
            {
                rows.Add(row);
            }
        }

        if (rows.Count == 0)
        {
            throw new UnusableFileException(table.Path, null, "has no categories. It needs at least one row: dimension,category,count.");
        }

        return rows.FirstOrDefault(row => notKnown.Contains(row.Dimension)) is { } both
            ? throw new UnusableFileException(table.Path, null, $"'{both.Dimension}' is said to be unknown and has counts too. Leave one out.")
            : new(total, [.. rows.GroupBy(row => row.Dimension).Select(dimension => Counts(table, [.. dimension], total, multi(dimension.Key)))], notKnown);
    }

    private static ReferenceCounts Counts(CsvTable table, IReadOnlyList<Row> rows, long? total, bool multi)
    {
        var entered = rows.GroupBy(row => row.Category).Select(same => (same.Key, Together([.. same.Select(row => row.Count)]))).ToList();
        var counts = ComposeCounts.Of(rows[0].Dimension, entered, total, multi, out var problem) ?? throw new UnusableFileException(table.Path, null, problem);
        return counts with { Map = rows.All(row => row.Theirs == row.Category) ? [] : [.. rows.Select(row => new MappedCategory(row.Theirs, row.Category))] };
    }

    private static EnteredCount Together(IReadOnlyList<EnteredCount> counts)
        => counts.Any(count => count.Most is null) ? default : new(counts.Sum(count => count.Least!.Value), counts.Sum(count => count.Most!.Value));

    private sealed record Row(string Dimension, string Theirs, string Category, EnteredCount Count);

    private sealed class Columns(CsvTable table)
    {
        private readonly int dimension = table.Column("dimension");
        private readonly int category = table.Column("category");
        private readonly int count = table.Column("count");
        private readonly int? rounded = table.Find("rounded_to");
        private readonly int? ours = table.Find("ours");

        public Row Read()
        {
            var (named, theirs) = (table[dimension], table[category]);
            if (named.Length == 0)
            {
                throw table.Wrong("the column 'dimension' is empty.");
            }

            if (ours is { } column && theirs.Length > 0 && table[column].Length == 0)
            {
                throw table.Wrong($"'{theirs}' of '{named}' has no category of ours: the column 'ours' is empty. Nothing can be compared until every group has one.");
            }

            var mapped = ours is { } map && table[map].Length > 0 ? table[map] : theirs;
            if (Code.TryParse<NonAnswer>(mapped, out _) || mapped == RepresentationSignal.SmallGroupsTogether)
            {
                throw table.Wrong($"'{mapped}' cannot be a category: it has a meaning of its own.");
            }

            return EnteredCount.TryParse(table[count], Rounded(), out var entered, out var problem) ? new(named, theirs, mapped, entered) : throw table.Wrong($"the count '{table[count]}' {problem}");
        }

        private long Rounded()
            => rounded is not { } column || table[column].Length == 0 ? 0
                : long.TryParse(table[column], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= EnteredCount.Largest ? number
                : throw table.Wrong($"'{table[column]}' in 'rounded_to' must be a whole number, for instance 5.");
    }
}
