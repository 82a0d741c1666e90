using System.Globalization;
using CsvHelper;

namespace FeedbackPipeline.Collecting.Importing;

/// <summary>Keeps the list of rejected rows beside the input: line, column and reason, no words.</summary>
internal static class WriteRejects
{
    public static string PathFor(FileInfo input) => Path.Combine(input.DirectoryName!, $"{Path.GetFileNameWithoutExtension(input.Name)}.rejects.csv");

    /// <summary>Without rejects, a list of an earlier run goes.</summary>
    public static async Task ToAsync(string path, IReadOnlyList<Reject> rejects, CancellationToken cancellationToken)
    {
        if (rejects.Count == 0)
        {
            File.Delete(path);
            return;
        }

        await using var csv = CsvWriter.ToFile(path);
        csv.WriteRecord(["line", "column", "reason"]);
        foreach (var reject in rejects)
        {
            await csv.WriteRecordAsync([reject.Line.ToString(CultureInfo.InvariantCulture), reject.Error.Field, reject.Error.Rule], cancellationToken);
        }
    }
}
