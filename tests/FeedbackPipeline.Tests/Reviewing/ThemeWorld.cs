using FeedbackPipeline.Storing.Sqlite;
using FeedbackPipeline.Tests.Infrastructure;

namespace FeedbackPipeline.Tests.Reviewing;

/// <summary>Reads what a world's database holds.</summary>
internal static class ThemeWorld
{
    /// <summary>What the counters of the organisation say, beside what counting the rows says; both in the same form.</summary>
    public static async Task<(List<string> Counted, List<string> Rows)> CountsAsync(this PipelineApp app)
        => (
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
        => string.Join(' ', await app.LinesAsync($"SELECT theme FROM themes WHERE feedback = '{id}' ORDER BY theme"));
}
