using System.Text;
using CsvHelper;

namespace FeedbackPipeline.Measuring.Reading;

/// <summary>A CSV file (RFC 4180, UTF-8, with a header), read a row at a time.</summary>
public sealed class CsvTable : IDisposable
{
    private static readonly CsvReaderOptions Rules = new() { HasHeader = false, Separator = ',', TrimWhitespace = true, TrackLineNumbers = true, MalformedData = CsvMalformedDataHandling.Throw };
    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);
    private readonly CsvReader reader;

    private CsvTable(string name, TextReader text)
    {
        Path = name;
        reader = CsvReader.Create(text, Rules);
    }

    public string Path { get; }

    public IReadOnlyList<string> Header { get; private set; } = [];

    /// <summary>The line of the file the current row begins on, the header being line 1.</summary>
    public int Line => (int)reader.LineNumber;

    public string this[int column] => reader.GetString(column);

    /// <exception cref="UnusableFileException">The file cannot be opened, is empty, or names a column twice.</exception>
    public static CsvTable Open(string path)
    {
        CsvTable table;
        try
        {
            table = new(path, new StreamReader(path, Utf8));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UnusableFileException(path, null, "cannot be opened. Check the name and that you may read it.");
        }

        return WithHeader(table);
    }

    /// <summary>The same for bytes that came another way; <paramref name="name"/> stands in messages.</summary>
    /// <exception cref="UnusableFileException">It is empty, or names a column twice.</exception>
    public static CsvTable Of(string name, Stream bytes) => WithHeader(new(name, new StreamReader(bytes, Utf8)));

    private static CsvTable WithHeader(CsvTable table)
    {
        try
        {
            table.ReadHeader();
        }
        catch
        {
            table.Dispose();
            throw;
        }

        return table;
    }

    /// <exception cref="UnusableFileException">There is no such column.</exception>
    public int Column(string name)
        => Find(name) ?? throw new UnusableFileException(Path, null, $"the column '{name}' is missing. The header has: {string.Join(", ", Header)}.");

    /// <summary>Large and small letters are the same.</summary>
    public int? Find(string name) => Header.ToList().FindIndex(column => string.Equals(column, name, StringComparison.OrdinalIgnoreCase)) is var index and >= 0 ? index : null;

    /// <summary>Moves to the next row; false after the last.</summary>
    /// <exception cref="UnusableFileException">The row has another number of fields than the header, or is not UTF-8.</exception>
    public bool Next()
    {
        if (!Read())
        {
            return false;
        }

        return reader.FieldCount == Header.Count
            ? true
            : throw new UnusableFileException(Path, Line, $"has {reader.FieldCount} fields, but the header has {Header.Count}.");
    }

    /// <summary>What a rule says about the current row.</summary>
    public UnusableFileException Wrong(string rule) => new(Path, Line, rule);

    public void Dispose() => reader.Dispose();

    private void ReadHeader()
    {
        if (!Read())
        {
            throw new UnusableFileException(Path, null, "is empty. It needs a header and rows.");
        }

        Header = [.. Enumerable.Range(0, reader.FieldCount).Select(column => reader.GetString(column))];
        if (Header.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw new UnusableFileException(Path, 1, $"the column '{twice.Key}' is there twice.");
        }
    }

    private bool Read()
    {
        try
        {
            return reader.Read();
        }
        catch (DecoderFallbackException)
        {
            throw new UnusableFileException(Path, null, "is not UTF-8. Save it as CSV UTF-8.");
        }
        catch (CsvFormatException problem)
        {
            throw new UnusableFileException(Path, (int)problem.LineNumber, "is not CSV: a quotation mark is not closed, or stands in the wrong place.");
        }
    }
}
