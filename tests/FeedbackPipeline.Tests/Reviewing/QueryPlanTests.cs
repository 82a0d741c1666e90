using FeedbackPipeline.Storing.Sqlite;
using FeedbackPipeline.Storing.Sqlite.Exporting;
using FeedbackPipeline.Storing.Sqlite.Reviewing;

namespace FeedbackPipeline.Tests.Reviewing;

public sealed class QueryPlanTests
{
    public static TheoryData<string, string> Queries { get; } = new()
    {
        { SqliteNewest.OfPlace, "feedback_newest" },
        { SqliteNewest.UnreadOfPlace, "feedback_unread" },
        { SqliteNewest.UntaggedOfPlace, "feedback_untagged" },
        { SqliteNewest.OfTheme, "themes_newest" },
        { SqliteListed.Feedback, "sqlite_autoindex_feedback" },
        { SqliteListed.Redacted, "PRIMARY KEY" },
        { SqliteListed.Themes, "PRIMARY KEY" },
        { SqliteListed.OpenConcerns, "PRIMARY KEY" },
        { SqliteThemeCounts.Months, "PRIMARY KEY" },
        { SqliteThemeCounts.Days, "PRIMARY KEY" },
        { SqliteThemeCounts.NotYetTagged, "feedback_untagged" },
        { SqliteWaitingWork.Unread, "feedback_unread" },
        { SqliteWaitingWork.Concerns, "concerns_waiting" },
        { SqliteWaitingWork.Alerts, "alerts_o" },
        { SqliteConcernDesk.Waiting, "concerns_waiting" },
        { SqliteExportSource.One, "INTEGER PRIMARY KEY" },
    };

    [Theory]
    [MemberData(nameof(Queries))]
    public async Task A_screens_query_goes_by_an_index_and_scans_no_table(string sql, string index)
    {
        await using var world = await ReviewWorld.CreateAsync();

        var plan = await world.App.Get<SqliteReader>().ReadAsync(
            session => session.Query($"EXPLAIN QUERY PLAN {sql}", row => row.GetString(3), [.. Enumerable.Repeat<object?>(null, Enumerable.Range(1, 9).Last(number => number == 1 || sql.Contains($"?{number}", StringComparison.Ordinal)))]),
            ReviewWorld.Stop);

        plan.ShouldContain(line => line.StartsWith("SEARCH", StringComparison.Ordinal) && line.Contains(index, StringComparison.Ordinal), string.Join('\n', plan));
        plan.ShouldNotContain(line => line.StartsWith("SCAN", StringComparison.Ordinal) && !line.Contains("json_each", StringComparison.Ordinal) && !line.Contains("(subquery", StringComparison.Ordinal), string.Join('\n', plan));
        if (sql.Contains("ORDER BY received", StringComparison.Ordinal) || sql.Contains("ORDER BY themes.received", StringComparison.Ordinal))
        {
            plan.ShouldNotContain(line => line.Contains("TEMP B-TREE", StringComparison.Ordinal), string.Join('\n', plan));
        }
    }
}
