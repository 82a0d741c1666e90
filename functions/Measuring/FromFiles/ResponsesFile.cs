using System.Globalization;
using FeedbackPipeline.Measuring.Folding;
using FeedbackPipeline.Measuring.Reading;

namespace FeedbackPipeline.Measuring.FromFiles;

/// <summary>The rows of a responses file in the order of record: by time received, then id.</summary>
/// <param name="SessionSizes">Stated size of each group session; 0 where it was not stated.</param>
/// <param name="People">How many numbers of people there are.</param>
/// <param name="Warnings">What was left out and how often.</param>
public sealed record ResponsesFile(IReadOnlyList<Response> Rows, IReadOnlyList<int> SessionSizes, int People, IReadOnlyList<string> Warnings)
{
    /// <summary>Reads <c>id,respondent,received</c>, a column a dimension of <paramref name="plan"/>, and optionally <c>session,size</c>; other columns are left alone.</summary>
    /// <exception cref="UnusableFileException">A column is missing, or an id, a date or a size cannot be used.</exception>
    public static ResponsesFile Read(string path, ScopePlan plan)
    {
        using var table = CsvTable.Open(path);
        var (idColumn, respondentColumn, receivedColumn) = (table.Column("id"), table.Column("respondent"), table.Column("received"));
        var values = new ResponseValues(plan, [.. plan.Dimensions.Select(dimension => table.Column(dimension.Dimension))]);
        var sessions = new SessionColumn(table.Find("session"), table.Find("size"));
        var respondents = new Dictionary<string, int>(StringComparer.Ordinal);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var rows = new List<Response>();
        var (people, repeated) = (0, 0);
        while (table.Next())
        {
            var id = table[idColumn] is { Length: > 0 } given ? given : throw new UnusableFileException(path, table.Line, "the column 'id' is empty.");
            if (!ids.Add(id))
            {
                repeated++;
                continue;
            }

            rows.Add(new(id, Received(table, receivedColumn), PersonOf(table[respondentColumn]), sessions.Of(table), values.Of(table)));
        }

        rows.Sort(static (a, b) => a.Received.CompareTo(b.Received) is var byTime and not 0 ? byTime : string.CompareOrdinal(a.Id, b.Id));
        sessions.Check(path, rows);
        return new(rows, sessions.Sizes, people, [.. values.Warnings(), .. repeated == 0 ? [] : (string[])[$"{repeated} rows repeat the id of an earlier row and were left out."]]);

        int PersonOf(string respondent)
            => respondent.Length == 0 ? people++
                : respondents.TryGetValue(respondent, out var known) ? known
                : respondents[respondent] = people++;
    }

    private static DateTimeOffset Received(CsvTable table, int column)
        => IsoMoment.TryParse(table[column], out var moment)
            ? moment
            : throw new UnusableFileException(table.Path, table.Line, $"the column 'received' has '{table[column]}'. Write it as 2026-03-31 or 2026-03-31T14:30:00Z.");
}

/// <summary>Moments as ISO 8601 writes them; without an offset they are UTC.</summary>
internal static class IsoMoment
{
    private static readonly string[] Forms =
    [
        "yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd HH:mmK", "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK",
    ];

    public static bool TryParse(string text, out DateTimeOffset moment)
        => DateTimeOffset.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out moment);
}
