using System.Globalization;
using FeedbackPipeline.Measuring.Reading;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Measuring.References;

/// <summary>Reads <c>dimension,category,count</c>.</summary>
public static class ReferenceFile
{
    private const long Most = 1_000_000_000;

    /// <summary>The dimensions and categories in the file's order.</summary>
    /// <exception cref="UnusableFileException">A column is missing, a count is no whole number from 0, a category comes twice or is a way of not answering, or there is no row.</exception>
    public static IReadOnlyList<ReferenceCounts> Read(string path)
    {
        using var table = CsvTable.Open(path);
        var (dimensionColumn, categoryColumn, countColumn) = (table.Column("dimension"), table.Column("category"), table.Column("count"));
        var dimensions = new List<(string Dimension, List<CategoryCount> Categories)>();
        while (table.Next())
        {
            var (dimension, category) = (Named(table, dimensionColumn, "dimension"), Named(table, categoryColumn, "category"));
            if (Code.TryParse<NonAnswer>(category, out _) || category == RepresentationSignal.SmallGroupsTogether)
            {
                throw new UnusableFileException(path, table.Line, $"'{category}' cannot be a category: it has a meaning of its own.");
            }

            var at = dimensions.FindIndex(known => known.Dimension == dimension);
            if (at < 0)
            {
                dimensions.Add((dimension, []));
                at = dimensions.Count - 1;
            }

            if (dimensions[at].Categories.Any(known => known.Category == category))
            {
                throw new UnusableFileException(path, table.Line, $"the category '{category}' of '{dimension}' is there twice.");
            }

            dimensions[at].Categories.Add(new(category, Count(table, countColumn)));
        }

        return dimensions.Count > 0
            ? [.. dimensions.Select(dimension => new ReferenceCounts(dimension.Dimension, dimension.Categories))]
            : throw new UnusableFileException(path, null, "has no categories. It needs at least one row: dimension,category,count.");
    }

    private static string Named(CsvTable table, int column, string name)
        => table[column] is { Length: > 0 } value ? value : throw new UnusableFileException(table.Path, table.Line, $"the column '{name}' is empty.");

    private static long Count(CsvTable table, int column)
        => long.TryParse(table[column], NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= Most
            ? count
            : throw new UnusableFileException(table.Path, table.Line, $"the count '{table[column]}' must be a whole number from 0 to {Most}.");
}
