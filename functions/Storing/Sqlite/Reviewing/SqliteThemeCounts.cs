using System.Globalization;
using FeedbackPipeline.Reviewing.Themes;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Storing.Sqlite.Reviewing;

/// <summary>Whole months come from the monthly counters, the days before and after them from the daily ones.</summary>
public sealed class SqliteThemeCounts(SqliteReader reader) : IThemeCounts
{
    internal const string Months =
        "SELECT month, theme, sentiment, sum(n) FROM theme_counts WHERE place = ?1 AND month BETWEEN ?2 AND ?3 GROUP BY month, theme, sentiment";

    internal const string Days =
        "SELECT substr(day, 1, 7), theme, sentiment, sum(n) FROM theme_days WHERE place = ?1 AND day BETWEEN ?2 AND ?3 GROUP BY 1, 2, 3";

    internal const string NotYetTagged =
        "SELECT count(*) FROM (SELECT 1 FROM feedback INDEXED BY feedback_untagged WHERE place IN (SELECT value FROM json_each(?1)) AND state <> 'tagged' LIMIT ?2)";

    public async Task<IReadOnlyList<ThemeCount>> ReadAsync(string place, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var firstWhole = from.Day == 1 ? from : FirstOf(from).AddMonths(1);
        var afterWhole = to == LastOf(to) ? to.AddDays(1) : FirstOf(to);
        return await reader.ReadAsync(
            session => firstWhole >= afterWhole
                ? session.Query(Days, Count, place, Text(from), Text(to))
                : [
                    .. session.Query(Days, Count, place, Text(from), Text(firstWhole.AddDays(-1))),
                    .. session.Query(Months, Count, place, Text(firstWhole)[..7], Text(afterWhole.AddDays(-1))[..7]),
                    .. session.Query(Days, Count, place, Text(afterWhole), Text(to)),
                ],
            cancellationToken);
    }

    public Task<int> CountNotYetTaggedAsync(IReadOnlyList<string> places, int most, CancellationToken cancellationToken)
    {
        var list = PlaceList.Json(places);
        return reader.ReadAsync(session => session.First(NotYetTagged, row => row.GetInt32(0), list, most), cancellationToken);
    }

    private static ThemeCount Count(SqliteRow row) => new(row.GetString(0), row.GetString(1), Code.Parse<Sentiment>(row.GetString(2)), row.GetInt32(3));

    private static DateOnly FirstOf(DateOnly day) => new(day.Year, day.Month, 1);

    private static DateOnly LastOf(DateOnly day) => FirstOf(day).AddMonths(1).AddDays(-1);

    private static string Text(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
