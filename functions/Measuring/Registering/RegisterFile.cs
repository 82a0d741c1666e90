using FeedbackPipeline.Measuring.Reading;
using FeedbackPipeline.Reference;
using FeedbackPipeline.Vocabulary;
using FeedbackPipeline.Vocabulary.Rows;

namespace FeedbackPipeline.Measuring.Registering;

/// <summary>One readable row of a care system's export.</summary>
/// <param name="Key">The person's key in the care system; null where the file has none. It goes no further than the token made of it and the sheet printed for it.</param>
public sealed record RegisterRow(int Line, string? Key, string Place, IReadOnlyDictionary<string, IReadOnlyList<string>> About);

/// <param name="Rejects">Rows left out: line, column, reason; never what the row says.</param>
/// <param name="Ignored">Columns that are no question we ask.</param>
/// <param name="Dimensions">Those the file has a column for.</param>
public sealed record RegisterFile(IReadOnlyList<RegisterRow> Rows, IReadOnlyList<(int Line, FieldError Error)> Rejects, IReadOnlyList<string> Ignored, IReadOnlyList<string> Dimensions, bool HasKeys)
{
    private const int LongestRecord = 1_048_576;
    private const int LongestKey = 64;
    private const char Between = ';';

    /// <summary>Reads a column a dimension, <c>place</c> and <c>key</c>; everything else in the file is left unread.</summary>
    /// <param name="within">The place the file is about and all below it; a row without a place is at the first.</param>
    /// <exception cref="UnusableFileException">The file has no row or no column we ask about, or values that fit no category or place: then the counts would be wrong.</exception>
    public static RegisterFile Read(string path, IReadOnlyList<Place> within, Demographics demographics)
    {
        using var rows = Open(path);
        var dimensions = rows.Header.Select(column => ReadCategory.Dimension(demographics, column)).ToList();
        if (dimensions.TrueForAll(dimension => dimension is null))
        {
            throw new UnusableFileException(path, 1, $"no column is a question we ask. Name at least one of: {string.Join(", ", demographics.All.Select(known => known.Key))}.");
        }

        if (dimensions.OfType<Dimension>().GroupBy(dimension => dimension.Key).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw new UnusableFileException(path, 1, $"two columns are '{twice.Key}'. Leave one out.");
        }

        var (keyColumn, placeColumn) = (Column(rows.Header, "key"), Column(rows.Header, "place"));
        var work = new RegisterRows(dimensions, keyColumn, placeColumn, within);
        foreach (var row in rows.Read())
        {
            work.Add(row);
        }

        work.Check(path);
        var ignored = rows.Header.Where((_, index) => dimensions[index] is null && index != keyColumn && index != placeColumn).ToList();
        return new(work.Rows, work.Rejects, ignored, [.. dimensions.OfType<Dimension>().Select(dimension => dimension.Key)], keyColumn >= 0);
    }

    internal static bool IsKey(string text)
        => text.Length is > 0 and <= LongestKey && char.IsAsciiLetterOrDigit(text[0]) && text.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '-' or '_' or '.' or '/');

    internal static string[] Values(Dimension dimension, string field)
        => dimension.Multi ? field.Split(Between, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : [field.Trim()];

    private static int Column(IReadOnlyList<string> header, string name)
        => header.ToList().FindIndex(column => string.Equals(column, name, StringComparison.OrdinalIgnoreCase));

    private static CsvRows Open(string path)
    {
        try
        {
            return new(new FileInfo(path), LongestRecord);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UnusableFileException(path, null, "cannot be opened. Check the name and that you may read it.");
        }
        catch (InvalidDataException)
        {
            throw new UnusableFileException(path, null, "has no first line that names each column once, for instance: key,place,age_band,gender.");
        }
    }
}
