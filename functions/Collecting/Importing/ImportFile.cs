using CsvHelper;

namespace FeedbackPipeline.Collecting.Importing;

/// <summary>An import file, read row by row.</summary>
internal sealed class ImportFile : IDisposable
{
    private const char NotUtf8 = '\uFFFD';
    private static readonly CsvReaderOptions Strict = new() { HasHeader = false, Separator = ',', MalformedData = CsvMalformedDataHandling.Throw };

    private readonly StreamReader reader;
    private readonly SplitRecords records;
    private readonly RowKeys keys;

    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">There is no readable first line.</exception>
    public ImportFile(FileInfo file, string survey, int longestRecord)
    {
        if (!file.Exists)
        {
            throw new FileNotFoundException($"--input: there is no file '{file.FullName}'.");
        }

        reader = new StreamReader(file.FullName);
        records = new SplitRecords(reader, longestRecord);
        keys = new RowKeys($"{survey}\n{file.Name}");
        Header = records.Next() is { } first && Fields(first) is { } names
            ? [.. names.Select(name => name.Trim())]
            : throw new InvalidDataException("--input: the first line must name the columns, for instance: text,received,service");
    }

    public IReadOnlyList<string> Header { get; }

    /// <summary>How much of the file was read, 0 to 1.</summary>
    public double Progress => reader.BaseStream.Length == 0 ? 1 : (double)reader.BaseStream.Position / reader.BaseStream.Length;

    public IEnumerable<ImportRow> Rows()
    {
        while (records.Next() is { } record)
        {
            var fields = Fields(record);
            if (fields is null || fields.Length != Header.Count)
            {
                records.GiveBackAfterFirstLine(record);
                yield return new ImportRow.Broken(record.Line, new("row", fields is null
                    ? "has a quote that is not closed, or one inside a field without quotes. Put quotes around the field and double those inside."
                    : $"has {fields.Length} fields; the first line names {Header.Count}."));
            }
            else if (Array.FindIndex(fields, field => field.Contains(NotUtf8, StringComparison.Ordinal)) is var damaged and >= 0)
            {
                yield return new ImportRow.Broken(record.Line, new(Header[damaged], "holds signs that are not UTF-8. Save the file as UTF-8."));
            }
            else
            {
                var values = Header.Zip(fields).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
                yield return new ImportRow.Readable(record.Line, values, keys.Next(fields));
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
