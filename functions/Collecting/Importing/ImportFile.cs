using FeedbackPipeline.Vocabulary.Rows;

namespace FeedbackPipeline.Collecting.Importing;

/// <summary>An import file, row by row, each with a key of its own.</summary>
internal sealed class ImportFile : IDisposable
{
    private readonly CsvRows rows;
    private readonly RowKeys keys;

    public ImportFile(FileInfo file, string survey, int longestRecord)
    {
        rows = new(file, longestRecord);
        keys = new($"{survey}\n{file.Name}");
        Header = [.. rows.Header.Select(ImportColumns.Named)];
    }

    /// <summary>The columns by the names we know them by, whatever their letters.</summary>
    public IReadOnlyList<string> Header { get; }

    /// <summary>How much of the file was read, 0 to 1.</summary>
    public double Progress => rows.Progress;

    public IEnumerable<ImportRow> Rows()
    {
        foreach (var row in rows.Read())
        {
            yield return row switch
            {
                CsvRow.Readable readable => new ImportRow.Readable(
                    row.Line,
                    Header.Zip(readable.Fields).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal),
                    keys.Next(readable.Fields)),
                CsvRow.Broken broken => new ImportRow.Broken(row.Line, broken.Error),
                _ => throw new InvalidOperationException(),
            };
        }
    }

    public void Dispose() => rows.Dispose();
}
