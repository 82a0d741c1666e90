using System.Text.Json.Nodes;
using FeedbackPipeline.Tests.Infrastructure.CosmosDouble.Querying;

namespace FeedbackPipeline.Tests.Infrastructure.CosmosDouble;

/// <summary>Partition keys as JSON arrays with one value a path; <c>{}</c> stands for a value that is not there.</summary>
internal static class PartitionKeys
{
    public static string Of(StoredContainer container, JsonObject body) =>
        new JsonArray([.. container.PartitionKeyPaths.Select(path => path.Aggregate((object?)body, Values.Field) is var value and not Undefined ? Values.To(value) : new JsonObject())]).ToJsonString();

    public static string Normal(string partitionKey) => JsonNode.Parse(partitionKey)!.ToJsonString();

    /// <summary>The documents a feed or a query is about: of a partition key or the beginning of one, of a physical range, or of part of one.</summary>
    public static IEnumerable<StoredDocument> Scope(StoredContainer container, WireRequest request)
    {
        var documents = container.Documents;
        if (request.PartitionKey is { } given)
        {
            var key = Normal(given);
            return JsonNode.Parse(given)!.AsArray().Count < container.PartitionKeyPaths.Length
                ? documents.Where(document => document.PartitionKey.StartsWith(key[..^1] + ",", StringComparison.Ordinal))
                : documents.Where(document => document.PartitionKey == key);
        }

        if (request.Header("x-ms-documentdb-partitionkeyrangeid") is { } range)
        {
            var number = int.Parse(range.Split(',')[^1], null);
            documents = documents.Where(document => document.Range == number);
        }

        if (request.Header("x-ms-start-epk") is { } start && request.Header("x-ms-end-epk") is { } end)
        {
            documents = documents.Where(document => string.CompareOrdinal(document.EffectiveKey, start) >= 0 && string.CompareOrdinal(document.EffectiveKey, end) < 0);
        }

        return documents;
    }
}
