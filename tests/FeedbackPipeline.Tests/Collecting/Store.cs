using System.Text.Json.Nodes;
using FeedbackPipeline.Measuring.Registering;
using FeedbackPipeline.Storing.Cosmos;
using FeedbackPipeline.Storing.Sqlite;
using FeedbackPipeline.Tests.Infrastructure;
using FeedbackPipeline.Tests.Infrastructure.CosmosDouble;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tests.Collecting;

/// <summary>What really is in the store.</summary>
internal static class Store
{
    public static Task<long> FeedbackCountAsync(this PipelineApp app)
        => app.Gateway is { } gateway ? Task.FromResult<long>(gateway.OfType(CosmosContainers.Items, "feedback").Count()) : app.NumberAsync("SELECT count(*) FROM feedback");

    public static Task<long> WaitingAsync(this PipelineApp app) => app.NumberAsync("SELECT count(*) FROM queue");

    public static Task<long> DraftCountAsync(this PipelineApp app)
        => app.Gateway is { } gateway ? Task.FromResult<long>(gateway.OfType(CosmosContainers.Books, "draft").Count()) : app.NumberAsync("SELECT count(*) FROM drafts");

    public static Task<long> NumberAsync(this PipelineApp app, string sql)
        => app.Get<SqliteReader>().ReadAsync(session => session.First(sql, row => row.GetInt64(0)), TestContext.Current.CancellationToken);

    public static Task<List<string>> TextsAsync(this PipelineApp app, string sql)
        => app.Get<SqliteReader>().ReadAsync(session => session.Query(sql, row => row.IsDBNull(0) ? "" : row.GetString(0)), TestContext.Current.CancellationToken);

    public static async Task<List<string>> WordsAsync(this PipelineApp app)
        => app.Gateway is { } gateway
            ? [.. Feedback(gateway).SelectMany(feedback => feedback.Items("words").OrderBy(word => word.Text("question"), StringComparer.Ordinal)).Select(word => $"{word.Text("question")}: {word.Text("text")}")]
            : await app.TextsAsync("SELECT question || ': ' || text FROM words ORDER BY number, question");

    public static async Task<List<string>> AboutAsync(this PipelineApp app)
        => app.Gateway is { } gateway
            ? [
                .. Feedback(gateway).SelectMany(feedback => feedback.Items("about"))
                    .Select(answer => $"{answer.Text("dimension")}={answer.Text("value")} ({(answer.Text("answered") == "true" ? 1 : 0)}, {answer.Text("suppliedBy")})"),
            ]
            : await app.TextsAsync("SELECT dimension || '=' || value || ' (' || answered || ', ' || supplied_by || ')' FROM about ORDER BY number, dimension, value");

    public static async Task AddPlaceAsync(this PipelineApp app, string id)
    {
        var book = app.Get<IPlaceBook>();
        await book.ReadAsync(TestContext.Current.CancellationToken);
        await book.SaveAsync(new Place(id, "organisation", PlaceKind.Service, id), TestContext.Current.CancellationToken);
    }

    /// <summary>Puts one person into the register and gives them an invitation.</summary>
    public static Task AddInvitationAsync(this PipelineApp app, string code, string aboutJson)
    {
        var about = JsonNode.Parse(aboutJson)!.AsObject().ToDictionary(answer => answer.Key, answer => (IReadOnlyList<string>)[answer.Value!.GetValue<string>()]);
        var hash = app.Get<FeedbackPipeline.Securing.Pseudonyms>().TokenHash("invitation", code);
        return app.Get<IRegisterBook>().UpdateAsync(new([new("p_card", "organisation", about, hash)], ["organisation"], false, "test"), _ => [], TestContext.Current.CancellationToken);
    }

    private static IEnumerable<JsonObject> Feedback(CosmosGateway gateway)
        => gateway.OfType(CosmosContainers.Items, "feedback").OrderBy(feedback => feedback.Text("id"), StringComparer.Ordinal);
}
