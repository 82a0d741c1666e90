using System.Text.Json.Nodes;
using FeedbackPipeline.Storing.Cosmos;
using FeedbackPipeline.Storing.Cosmos.Projecting;
using FeedbackPipeline.Storing.Sqlite;
using FeedbackPipeline.Tests.Infrastructure;
using FeedbackPipeline.Tests.Infrastructure.CosmosDouble;

namespace FeedbackPipeline.Tests.Reviewing;

/// <summary>Reads what a world's database holds.</summary>
internal static class ThemeWorld
{
    /// <summary>What the counters of the organisation say, beside what counting the rows says; both in the same form.</summary>
    public static async Task<(List<string> Counted, List<string> Rows)> CountsAsync(this PipelineApp app)
        => app.Gateway is { } gateway ? (Counted(gateway), Rows(gateway)) : (
            await app.LinesAsync("SELECT theme || ' ' || sentiment || ' ' || sum(n) FROM theme_counts WHERE place = 'organisation' GROUP BY theme, sentiment HAVING sum(n) <> 0 ORDER BY 1"),
            await app.LinesAsync(
                """
                SELECT theme || ' ' || sentiment || ' ' || count(*) FROM (
                  SELECT theme, sentiment FROM themes JOIN feedback ON id = feedback
                  UNION ALL SELECT '', sentiment FROM feedback WHERE state = 'tagged'
                  UNION ALL SELECT '-', sentiment FROM feedback WHERE state = 'tagged' AND NOT EXISTS (SELECT 1 FROM themes WHERE feedback = id))
                GROUP BY theme, sentiment ORDER BY 1
                """));

    public static Task<List<string>> LinesAsync(this PipelineApp app, string sql)
        => app.Get<SqliteReader>().ReadAsync(session => session.Query(sql, row => row.GetString(0)), TestContext.Current.CancellationToken);

    public static async Task<string> ThemesOfAsync(this PipelineApp app, string id)
        => string.Join(
            ' ',
            app.Gateway is { } gateway
                ? Themes(gateway.OfType(CosmosContainers.Items, "feedback").Single(feedback => feedback.Text("id") == id)).Order(StringComparer.Ordinal)
                : await app.LinesAsync($"SELECT theme FROM themes WHERE feedback = '{id}' ORDER BY theme"));

    private static List<string> Counted(CosmosGateway gateway)
        =>
        [
            .. gateway.OfType(CosmosContainers.Ledgers, "counts").SelectMany(counts => counts["counts"]!.AsObject())
                .Select(count => (Key: CountKey.Parse(count.Key), N: count.Value!.GetValue<int>()))
                .GroupBy(count => $"{count.Key.Theme} {count.Key.Sentiment}").Select(group => (Of: group.Key, N: group.Sum(count => count.N))).Where(count => count.N != 0)
                .Select(count => $"{count.Of} {count.N}").Order(StringComparer.Ordinal),
        ];

    private static List<string> Rows(CosmosGateway gateway)
        =>
        [
            .. gateway.OfType(CosmosContainers.Items, "feedback").Where(feedback => feedback.Text("state") == "tagged")
                .SelectMany(feedback => Themes(feedback).DefaultIfEmpty(CountKey.NoTheme).Append(CountKey.All).Select(theme => $"{theme} {feedback.Text("sentiment")}"))
                .CountBy(line => line).Select(line => $"{line.Key} {line.Value}").Order(StringComparer.Ordinal),
        ];

    private static IEnumerable<string> Themes(JsonObject feedback) => feedback.Items("themes").Select(theme => theme.Text("id"));
}
