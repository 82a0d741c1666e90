using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FeedbackPipeline.Tests.Infrastructure.CosmosDouble;

/// <summary>An HTTP request of the SDK, read once.</summary>
internal sealed class WireRequest(HttpRequestMessage message, byte[] body)
{
    /// <summary>As many as the service sends at once, whatever is asked for.</summary>
    private const int MostAtOnce = 1_000;

    public string Method { get; } = message.Method.Method;
    public Uri Address { get; } = message.RequestUri!;
    public byte[] Body { get; } = body;
    public string[] Path { get; } = Uri.UnescapeDataString(message.RequestUri!.AbsolutePath).Split('/', StringSplitOptions.RemoveEmptyEntries);
    public string? PartitionKey => Header("x-ms-documentdb-partitionkey");
    public string? IfMatch => Header("If-Match");
    public string? IfNoneMatch => Header("If-None-Match");
    public string? Continuation => Header("x-ms-continuation") is { Length: > 0 } token ? token : null;
    public bool IsBatch => Says("x-ms-cosmos-is-batch-request");
    public bool IsQueryPlan => Says("x-ms-cosmos-is-query-plan-request");
    public bool IsUpsert => Says("x-ms-documentdb-is-upsert");
    public bool IsQuery => Says("x-ms-documentdb-isquery") || (Header("Content-Type") ?? "").StartsWith("application/query+json", StringComparison.Ordinal);
    public bool WantsNoBody => Header("Prefer") == "return=minimal";
    public int PageSize => int.TryParse(Header("x-ms-max-item-count"), CultureInfo.InvariantCulture, out var most) && most > 0 ? Math.Min(most, MostAtOnce) : 100;

    public string? Header(string name) =>
        message.Headers.TryGetValues(name, out var values) || message.Content?.Headers.TryGetValues(name, out values) is true ? values.First() : null;

    public bool Says(string header) => string.Equals(Header(header), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>A fresh tree each time, so that what is stored is nobody else's.</summary>
    public JsonObject Json() => JsonNode.Parse(Body)!.AsObject();

    public CosmosCall Describe()
    {
        var operation = Operation();
        return new(Method, Address.AbsolutePath, Path.Length > 3 ? Path[3] : "", operation, PartitionKey, Path.Length > 5 ? Path[5] : operation is CosmosOperation.Create or CosmosOperation.Upsert ? TextInBody("id") : null, operation is CosmosOperation.Query ? TextInBody("query") : null);
    }

    private CosmosOperation Operation() => (Path.Length, Method) switch
    {
        (0, _) => CosmosOperation.Account,
        (1 or 2, _) => CosmosOperation.Database,
        (3 or 4, _) => CosmosOperation.Container,
        (5, _) when Path[4] == "pkranges" => CosmosOperation.Ranges,
        (5, "GET") => CosmosOperation.ChangeFeed,
        (5, "POST") when IsBatch => CosmosOperation.Batch,
        (5, "POST") when IsQueryPlan => CosmosOperation.QueryPlan,
        (5, "POST") when IsQuery => CosmosOperation.Query,
        (5, "POST") => IsUpsert ? CosmosOperation.Upsert : CosmosOperation.Create,
        (6, "GET") => CosmosOperation.Read,
        (6, "PUT") => CosmosOperation.Replace,
        (6, "PATCH") => CosmosOperation.Patch,
        (6, "DELETE") => CosmosOperation.Delete,
        _ => CosmosOperation.Unknown,
    };

    private string? TextInBody(string name)
    {
        var reader = new Utf8JsonReader(Body);
        return JsonDocument.TryParseValue(ref reader, out var document) && document.RootElement.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
    }
}
