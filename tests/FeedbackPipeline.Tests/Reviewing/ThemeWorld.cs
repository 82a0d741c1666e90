using System.Text.Json.Nodes;
using FeedbackPipeline.Reviewing.Themes;
using FeedbackPipeline.Storing.Cosmos;
using FeedbackPipeline.Storing.Sqlite;
using FeedbackPipeline.Tests.Infrastructure;
using FeedbackPipeline.Tests.Infrastructure.CosmosDouble;
using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.DependencyInjection;

namespace FeedbackPipeline.Tests.Reviewing;

/// <summary>Reads what a world's store holds.</summary>
internal static class ThemeWorld
{
    /// <summary>What the counters of the organisation say, beside what counting the feedback says; both in the same form.</summary>
    public static async Task<(List<string> Counted, List<string> Rows)> CountsAsync(this PipelineApp app)
    {
        var counted = await app.Get<IThemeCounts>().ReadAsync("organisation", new DateOnly(2000, 1, 1), new DateOnly(2099, 12, 31), TestContext.Current.CancellationToken);
        return (
            [.. counted.GroupBy(count => $"{count.Theme} {Code.Of(count.Sentiment)}", count => count.Count).Where(group => group.Sum() != 0).Select(group => $"{group.Key} {group.Sum()}").Order(StringComparer.Ordinal)],
            await app.LinesAsync(
                """
                SELECT theme || ' ' || sentiment || ' ' || count(*) FROM (
                  SELECT theme, sentiment FROM themes JOIN feedback ON id = feedback
                  UNION ALL SELECT '', sentiment FROM feedback WHERE state = 'tagged'
                  UNION ALL SELECT '-', sentiment FROM feedback WHERE state = 'tagged' AND NOT EXISTS (SELECT 1 FROM themes WHERE feedback = id))
                GROUP BY theme, sentiment ORDER BY 1
                """,
                documents => documents.Feedback().Where(feedback => (string?)feedback["state"] == "tagged")
                    .SelectMany(feedback => Counted(feedback.Themes()), (feedback, theme) => $"{theme} {(string?)feedback["sentiment"]}")
                    .CountBy(key => key).Select(count => $"{count.Key} {count.Value}").Order(StringComparer.Ordinal)));
    }

    /// <summary>What SQLite answers to a query or, on Cosmos DB, what all documents come to.</summary>
    public static async Task<List<string>> LinesAsync(this PipelineApp app, string sql, Func<IReadOnlyList<JsonObject>, IEnumerable<string>> onCosmos)
        => app.Services.GetService<CosmosGateway>() is { } gateway
            ? [.. onCosmos([.. CosmosContainers.All.SelectMany(container => gateway.Documents(container.Id))])]
            : await app.Get<SqliteReader>().ReadAsync(session => session.Query(sql, row => row.GetString(0)), TestContext.Current.CancellationToken);

    public static async Task<string> ThemesOfAsync(this PipelineApp app, string id)
        => string.Join(' ', await app.LinesAsync(
            $"SELECT theme FROM themes WHERE feedback = '{id}' ORDER BY theme",
            documents => documents.Feedback().Where(feedback => (string?)feedback["id"] == id).SelectMany(Themes).Order(StringComparer.Ordinal)));

    public static IEnumerable<JsonObject> Feedback(this IEnumerable<JsonObject> documents) => documents.OfType("feedback");

    public static IEnumerable<JsonObject> OfType(this IEnumerable<JsonObject> documents, string type) => documents.Where(document => (string?)document["type"] == type);

    public static IEnumerable<JsonObject> List(this JsonObject document, string name) => (document[name] as JsonArray ?? []).Select(item => item!.AsObject());

    public static IEnumerable<string> Themes(this JsonObject feedback) => feedback.List("themes").Select(theme => (string)theme["id"]!);

    private static IEnumerable<string> Counted(IEnumerable<string> themes) => ["", .. themes.DefaultIfEmpty("-")];
}
