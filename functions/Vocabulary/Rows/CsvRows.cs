using CsvHelper;

namespace FeedbackPipeline.Vocabulary.Rows;

/// <summary>A CSV file with a first line that names its columns (RFC 4180, UTF-8), read row by row. A broken row is said and the rest goes on.</summary>
public sealed class CsvRows : IDisposable
{
    private const char NotUtf8 = '\uFFFD';
    private static readonly CsvReaderOptions Strict = new() { HasHeader = false, Separator = ',', MalformedData = CsvMalformedDataHandling.Throw };

    private readonly StreamReader reader;
    private readonly SplitRecords records;

    /// <param name="longestRecord">UTF-16 units after which a quote counts as never closed.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">There is no readable first line, or it names a column twice.</exception>
    public CsvRows(FileInfo file, int longestRecord)
    {
        if (!file.Exists)
        {
            throw new FileNotFoundException($"--input: there is no file '{file.FullName}'.");
        }

        reader = new StreamReader(file.FullName);
        records = new SplitRecords(reader, longestRecord);
        Header = records.Next() is { } first && Fields(first) is { } names
            ? [.. names.Select(name => name.Trim())]
            : throw new InvalidDataException("--input: the first line must name the columns, for instance: text,received,service");
        if (Header.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw new InvalidDataException($"--input: the column '{twice.Key}' is named twice.");
        }
    }

    public IReadOnlyList<string> Header { get; }

    /// <summary>How much of the file was read, 0 to 1.</summary>
    public double Progress => reader.BaseStream.Length == 0 ? 1 : (double)reader.BaseStream.Position / reader.BaseStream.Length;

    /// <summary>The position of a column, or -1. Large and small letters are the same: spreadsheets write a large one first.</summary>
    public int Find(string column) => Header.ToList().FindIndex(name => string.Equals(name, column, StringComparison.OrdinalIgnoreCase));

    public IEnumerable<CsvRow> Read()
    {
        while (records.Next() is { } record)
        {
            var fields = Fields(record);
            if (fields is null || fields.Length != Header.Count)
            {
                records.GiveBackAfterFirstLine(record);
                yield return new CsvRow.Broken(record.Line, new("row", fields is null
                    ? "has a quote that is not closed, or one inside a field without quotes. Put quotes around the field and double those inside."
                    : $"has {fields.Length} fields; the first line names {Header.Count}."));
            }
            else if (Array.FindIndex(fields, field => field.Contains(NotUtf8, StringComparison.Ordinal)) is var damaged and >= 0)
            {
                yield return new CsvRow.Broken(record.Line, new(Header[damaged], "holds signs that are not UTF-8. Save the file as UTF-8."));
            }
            else
            {
                yield return new CsvRow.Readable(record.Line, fields);
            }
        }
    }

    public void Dispose() => reader.Dispose();

    private static string[]? Fields(TextRecord record)
    {
        if (record.Unclosed)
        {
            return null;
        }

        // Without a quote a record is its commas, and most records are.
        if (record.Lines is [var only] && !only.Contains('"', StringComparison.Ordinal))
        {
            return only.Split(',');
        }

        try
        {
            using var csv = CsvReader.FromText(record.Text, Strict);
            return csv.Read() ? [.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)] : null;
        }
        catch (CsvFormatException)
        {
            return null;
        }
    }
}
