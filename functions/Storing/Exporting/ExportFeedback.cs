using System.Text.Json;
using FeedbackPipeline.Collecting.Surveying;
using FeedbackPipeline.Reference;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Storing.Exporting;

/// <summary>Writes feedback as JSON lines: redacted words, days instead of moments, nothing that joins a line to a person.</summary>
public sealed class ExportFeedback(IExportSource source, Demographics demographics, SurveyCatalogue surveys, OrganisationCalendar calendar)
{
    private const byte LineFeed = (byte)'\n';

    /// <summary>The file appears whole or not at all.</summary>
    /// <param name="places">Ids; null for every place.</param>
    /// <param name="recordedFor">The place the audit names.</param>
    /// <returns>How many lines.</returns>
    /// <exception cref="DirectoryNotFoundException">The folder of <paramref name="path"/> is not there.</exception>
    public async Task<int> ToFileAsync(string path, IReadOnlyList<string>? places, string recordedFor, string actor, CancellationToken cancellationToken)
    {
        var half = $"{path}.part";
        try
        {
            int rows;
            await using (var file = new FileStream(half, Privately()))
            {
                rows = await WriteAsync(file, places, cancellationToken);
            }

            await source.RecordAsync(actor, recordedFor, rows, cancellationToken);
            File.Move(half, path, overwrite: true);
            return rows;
        }
        finally
        {
            File.Delete(half);
        }
    }

    private async Task<int> WriteAsync(Stream file, IReadOnlyList<string>? places, CancellationToken cancellationToken)
    {
        var rows = 0;
        await using var json = new Utf8JsonWriter(file, ExportLine.Options);
        await foreach (var page in source.ReadAsync(places, cancellationToken))
        {
            foreach (var row in page)
            {
                ExportLine.Write(json, row, demographics, surveys.Find(row.Survey), calendar.DayOf(row.Received));
                await json.FlushAsync(cancellationToken);
                json.Reset();
                file.WriteByte(LineFeed);
                rows++;
            }
        }

        return rows;
    }

    private static FileStreamOptions Privately()
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }
}
