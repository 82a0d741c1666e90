using FeedbackPipeline.Storing.Sqlite;
using FeedbackPipeline.Storing.Sqlite.Alerting;

namespace FeedbackPipeline.Tests.Alerting;

public sealed class AlertQueryPlanTests
{
    [Theory]
    [InlineData(SqliteAlertBook.WaitingSignals, "signals_waiting", 1)]
    [InlineData(SqliteAlertBook.OfSubject, "alerts_subject", 3)]
    [InlineData(SqliteAlertBook.OpenAt, "alerts_o", 1)]
    [InlineData(SqliteAlertBook.ClosedAt, "alerts_closed", 2)]
    public async Task Alerts_and_signals_are_found_by_an_index(string sql, string index, int values)
    {
        await using var world = await AlertWorld.CreateAsync();

        var plan = await world.App.Get<SqliteReader>().ReadAsync(
            session => session.Query($"EXPLAIN QUERY PLAN {sql}", row => row.GetString(3), [.. Enumerable.Repeat<object?>(null, values)]),
            AlertWorld.Stop);

        plan.ShouldContain(line => line.Contains($"INDEX {index}", StringComparison.Ordinal), string.Join('\n', plan));
    }
}
