using System.Buffers.Binary;
using System.Text.Json.Nodes;

namespace FeedbackPipeline.Tests.Infrastructure.CosmosDouble;

/// <summary>The documents of one container, in memory; whoever calls holds the gateway's lock.</summary>
internal sealed class StoredContainer(string id, JsonObject properties, byte[] resource, int ranges, Stamps stamps)
{
    private readonly Dictionary<(string PartitionKey, string Id), StoredDocument> documents = [];
    private readonly PriorityQueue<StoredDocument, long> expiring = new();
    private List<((string PartitionKey, string Id) Key, StoredDocument? Before)>? undo;
    private long sequence;

    public string Id { get; } = id;
    public JsonObject Properties { get; } = properties;
    public string ResourceId { get; } = Account.Text(resource);
    public int Ranges { get; } = ranges;
    public string[][] PartitionKeyPaths { get; } = [.. properties["partitionKey"]!["paths"]!.AsArray().Select(path => path!.GetValue<string>().Trim('/').Split('/'))];
    public IndexingPolicy Indexing { get; } = new(properties["indexingPolicy"]!.AsObject());
    public IEnumerable<StoredDocument> Documents => documents.Values;

    /// <summary>The log sequence number of the latest write.</summary>
    public long Version { get; private set; }

    /// <summary>What the resource id of a document carries, as the SDK also reads it.</summary>
    public static long SequenceOf(string resourceId) => BinaryPrimitives.ReadInt64LittleEndian(Convert.FromBase64String(resourceId.Replace('-', '/')).AsSpan(8));

    public StoredDocument? Find(string partitionKey, string id) => documents.GetValueOrDefault((partitionKey, id));

    public StoredDocument Put(string partitionKey, string id, JsonObject body)
    {
        var before = Find(partitionKey, id);
        var effectiveKey = before?.EffectiveKey ?? Hashing.EffectiveKey(partitionKey);
        var place = before?.Sequence ?? ++sequence;
        var etag = stamps.NextETag();
        var now = stamps.Now;
        body["_rid"] = ResourceIdOf(place);
        body["_self"] = $"dbs/x/colls/{ResourceId}/docs/{ResourceIdOf(place)}/";
        body["_etag"] = etag;
        body["_attachments"] = "attachments/";
        body["_ts"] = now;
        var after = new StoredDocument(id, partitionKey, effectiveKey, Hashing.RangeOf(effectiveKey, Ranges), etag, place, NextVersion(), now, Expiry(body, now), body, JsonText.Bytes(body));
        Change(after.Key, after);
        if (after.Expires is { } expires)
        {
            expiring.Enqueue(after, expires);
        }

        return after;
    }

    public void Remove(StoredDocument document)
    {
        NextVersion();
        Change(document.Key, null);
    }

    /// <summary>Drops what has outlived its time, which the change feed does not show either.</summary>
    public void Expire()
    {
        var now = stamps.Now;
        while (expiring.TryPeek(out var document, out var expires) && expires <= now)
        {
            expiring.Dequeue();
            if (Find(document.PartitionKey, document.Id)?.ETag == document.ETag)
            {
                documents.Remove(document.Key);
            }
        }
    }

    /// <summary>Keeps what there is; the answer puts it back. Documents are never changed in place, so the list of them is enough.</summary>
    public Action Remember()
    {
        var (kept, ends, version, last) = (documents.ToList(), expiring.UnorderedItems.ToList(), Version, sequence);
        return () =>
        {
            documents.Clear();
            expiring.Clear();
            kept.ForEach(pair => documents.Add(pair.Key, pair.Value));
            expiring.EnqueueRange(ends);
            (Version, sequence, undo) = (version, last, null);
        };
    }

    public void Begin()
    {
        Version++;
        undo = [];
    }

    public void Commit() => undo = null;

    public void RollBack()
    {
        foreach (var (key, before) in Enumerable.Reverse(undo!))
        {
            Set(key, before);
        }

        undo = null;
    }

    private long NextVersion() => undo == null ? ++Version : Version;

    private void Change((string PartitionKey, string Id) key, StoredDocument? after)
    {
        undo?.Add((key, documents.GetValueOrDefault(key)));
        Set(key, after);
    }

    private void Set((string PartitionKey, string Id) key, StoredDocument? document)
    {
        if (document == null)
        {
            documents.Remove(key);
        }
        else
        {
            documents[key] = document;
        }
    }

    private long? Expiry(JsonObject body, long now)
    {
        if (Properties["defaultTtl"]?.GetValue<int>() is not { } standard)
        {
            return null;
        }

        var seconds = body["ttl"] is JsonValue own && own.TryGetValue<int>(out var given) ? given : standard;
        return seconds > 0 ? now + seconds : null;
    }

    private string ResourceIdOf(long place)
    {
        var bytes = new byte[16];
        resource.CopyTo(bytes, 0);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(8), place);
        return Account.Text(bytes);
    }
}
