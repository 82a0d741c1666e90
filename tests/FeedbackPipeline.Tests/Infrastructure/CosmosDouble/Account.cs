using System.Buffers.Binary;
using System.Text.Json.Nodes;

namespace FeedbackPipeline.Tests.Infrastructure.CosmosDouble;

/// <summary>Databases, containers and the account's own document.</summary>
internal sealed class Account(int ranges, bool optimisticDirectExecution, Stamps stamps)
{
    private const string RangesETag = "\"1\"";
    private readonly List<StoredDatabase> databases = [];

    public IEnumerable<StoredContainer> Containers => databases.SelectMany(database => database.Containers);

    public static string Text(byte[] resource) => Convert.ToBase64String(resource).Replace('/', '-');

    /// <summary>By id or by resource id, as the SDK asks for both.</summary>
    public StoredDatabase? Find(string name) => databases.Find(database => database.Id == name || database.ResourceId == name);

    public Answer Describe(Uri address)
    {
        var endpoint = $"{address.Scheme}://{address.Authority}/";
        JsonArray Here() => [new JsonObject { ["name"] = "Local", ["databaseAccountEndpoint"] = endpoint }];
        return Answer.Json(200, new JsonObject
        {
            ["_self"] = "",
            ["id"] = "double",
            ["_rid"] = "double",
            ["media"] = "//media/",
            ["addresses"] = "//addresses/",
            ["_dbs"] = "//dbs/",
            ["writableLocations"] = Here(),
            ["readableLocations"] = Here(),
            ["enableMultipleWriteLocations"] = false,
            ["userReplicationPolicy"] = new JsonObject { ["asyncReplication"] = false, ["minReplicaSetSize"] = 1, ["maxReplicasetSize"] = 4 },
            ["userConsistencyPolicy"] = new JsonObject { ["defaultConsistencyLevel"] = "Session" },
            ["systemReplicationPolicy"] = new JsonObject { ["minReplicaSetSize"] = 1, ["maxReplicasetSize"] = 4 },
            ["readPolicy"] = new JsonObject { ["primaryReadCoefficient"] = 1, ["secondaryReadCoefficient"] = 1 },
            ["queryEngineConfiguration"] = new JsonObject
            {
                ["maxSqlQueryInputLength"] = 262144,
                ["maxJoinsPerSqlQuery"] = 5,
                ["clientDisableOptimisticDirectExecution"] = !optimisticDirectExecution,
            }.ToJsonString(),
        });
    }

    public Answer CreateDatabase(JsonObject body)
    {
        var id = body["id"]!.GetValue<string>();
        if (Find(id) != null)
        {
            return Answer.Conflict();
        }

        var resource = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(resource, (uint)(databases.Count + 1) << 8);
        databases.Add(new(id, Stamp(body, resource), resource));
        return Answer.Json(201, body);
    }

    public Answer CreateContainer(StoredDatabase database, JsonObject body)
    {
        var id = body["id"]!.GetValue<string>();
        if (database.Find(id) != null)
        {
            return Answer.Conflict();
        }

        body["partitionKey"]!["version"] = 2;
        body["indexingPolicy"] ??= IndexingPolicy.Standard();
        if (IndexingPolicy.Problem(body["indexingPolicy"]!.AsObject()) is { } problem)
        {
            return Answer.Invalid(problem);
        }

        var resource = new byte[8];
        database.Resource.CopyTo(resource, 0);
        BinaryPrimitives.WriteUInt32BigEndian(resource.AsSpan(4), 0x80000000u | (uint)(database.Containers.Count + 1));
        database.Containers.Add(new(id, Stamp(body, resource), resource, ranges, stamps));
        return Answer.Json(201, body);
    }

    public Answer Ranges(StoredContainer container, WireRequest request)
    {
        if (request.IfNoneMatch == RangesETag)
        {
            return new(304) { ETag = RangesETag };
        }

        var list = new JsonArray([.. Enumerable.Range(0, ranges).Select(range => new JsonObject
        {
            ["id"] = $"{range}",
            ["_rid"] = container.ResourceId,
            ["minInclusive"] = Hashing.Bound(range, ranges),
            ["maxExclusive"] = Hashing.Bound(range + 1, ranges),
            ["status"] = "online",
            ["parents"] = new JsonArray(),
            ["_etag"] = RangesETag,
        })]);
        return Answer.Json(200, new JsonObject { ["_rid"] = container.ResourceId, ["PartitionKeyRanges"] = list, ["_count"] = ranges }) with { ETag = RangesETag };
    }

    private JsonObject Stamp(JsonObject body, byte[] resource)
    {
        body["_rid"] = Text(resource);
        body["_self"] = $"x/{Text(resource)}/";
        body["_etag"] = stamps.NextETag();
        body["_ts"] = stamps.Now;
        return body;
    }
}

internal sealed record StoredDatabase(string Id, JsonObject Properties, byte[] Resource)
{
    public string ResourceId { get; } = Account.Text(Resource);
    public List<StoredContainer> Containers { get; } = [];

    public StoredContainer? Find(string name) => Containers.Find(container => container.Id == name || container.ResourceId == name);
}
