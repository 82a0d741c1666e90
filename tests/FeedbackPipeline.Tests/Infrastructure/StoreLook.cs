using System.Text.Json.Nodes;
using FeedbackPipeline.Storing.Cosmos;
using FeedbackPipeline.Storing.Cosmos.Measuring;
using FeedbackPipeline.Storing.Sqlite;
using FeedbackPipeline.Tests.Infrastructure.CosmosDouble;

namespace FeedbackPipeline.Tests.Infrastructure;

/// <summary>What really is in the store, whichever it is.</summary>
internal static class StoreLook
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Rows of SQLite. Tests that ask like this are for SQLite alone, and say so by the trait <c>Store</c>.</summary>
    public static Task<List<T>> RowsAsync<T>(this PipelineApp app, string sql, Func<SqliteRow, T> map, params object?[] values)
        => app.Get<SqliteReader>().ReadAsync(session => session.Query(sql, map, values), Stop);

    /// <summary>What the audit says of a subject, oldest first.</summary>
    public static async Task<List<(string Actor, string Action, string? Detail)>> AuditAsync(this PipelineApp app, string subject)
        => app.Gateway is { } gateway
            ? [
                .. ((string[])[CosmosContainers.Items, CosmosContainers.Ledgers, CosmosContainers.Books]).SelectMany(container => gateway.OfType(container, "audit"))
                    .Where(entry => entry.Text("subject") == subject).OrderBy(entry => entry.Text("id"), StringComparer.Ordinal)
                    .Select(entry => (entry.Text("actor"), entry.Text("action"), entry["detail"]?.GetValue<string>())),
            ]
            : await app.RowsAsync(
                "SELECT actor, action, detail FROM audit WHERE subject = ?1 ORDER BY number",
                row => (row.GetString(0), row.GetString(1), row.IsDBNull(2) ? null : row.GetString(2)),
                subject);

    /// <summary>Writes a signal as Measuring would.</summary>
    public static Task PutSignalAsync(this PipelineApp app, string scope, long sequence, string body)
        => app.Gateway is null
            ? app.Get<SqliteWriter>().WriteAsync(session => session.Execute("INSERT INTO signals (scope, sequence, body) VALUES (?1, ?2, ?3)", scope, sequence, body), Stop)
            : app.Get<CosmosAccount>().Ledgers.PutAsync(SignalDocument.Of(scope, [(sequence, body)], app.Time.GetUtcNow()).Single(), Stop);

    public static IEnumerable<JsonObject> OfType(this CosmosGateway gateway, string container, string type)
        => gateway.Documents(container).Where(document => document.Text("type") == type);

    public static string Text(this JsonObject document, string name) => document[name]?.ToString() ?? "";

    public static IEnumerable<JsonObject> Items(this JsonObject document, string name) => (document[name]?.AsArray() ?? []).OfType<JsonObject>();
}
