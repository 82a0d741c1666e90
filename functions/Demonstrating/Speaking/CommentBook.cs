using System.Globalization;
using CsvHelper;
using FeedbackPipeline.Demonstrating.Inventing;
using FeedbackPipeline.Reference;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Demonstrating.Speaking;

/// <summary>
/// Everything that can be said, from <c>Reference/demo/*.csv</c>. To add words, add a row: <c>text</c>, or any of <c>good</c>, <c>change</c> and
/// <c>missing</c>; every other column may be empty.
/// </summary>
internal static class CommentBook
{
    private static readonly string[] Questions = ["good", "change", "missing", DemoComment.Text];
    private static readonly CsvReaderOptions Strict = new() { HasHeader = false, Separator = ',', MalformedData = CsvMalformedDataHandling.Throw };

    public static IReadOnlyList<DemoComment> All { get; } = [.. EmbeddedFile.List("demo/").SelectMany(Read)];

    private static List<DemoComment> Read(string file)
    {
        using var csv = CsvReader.FromText(EmbeddedFile.ReadText(file), Strict);
        var comments = new List<DemoComment>();
        var header = csv.Read() ? Fields(csv) : [];
        while (csv.Read())
        {
            comments.Add(Comment(header.Zip(Fields(csv)).Where(pair => pair.Second.Length > 0).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal)));
        }

        return comments;
    }

    private static List<string> Fields(CsvReader csv) => [.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)];

    private static DemoComment Comment(Dictionary<string, string> row)
        => new(
            row.GetValueOrDefault("service"),
            Code.TryParse<Channel>(row.GetValueOrDefault("channel"), out var channel) ? channel : null,
            Code.TryParse<Help>(row.GetValueOrDefault("help"), out var help) ? help : null,
            row.GetValueOrDefault("voice")?.Split(' ') ?? [],
            Month(row, "from", 1),
            Month(row, "until", DemoYear.Months),
            row.ContainsKey("again"),
            row.GetValueOrDefault("decided"),
            Questions.Where(row.ContainsKey).ToDictionary(question => question, question => row[question], StringComparer.Ordinal));

    private static int Month(Dictionary<string, string> row, string column, int otherwise)
        => row.TryGetValue(column, out var month) ? int.Parse(month, CultureInfo.InvariantCulture) : otherwise;
}
