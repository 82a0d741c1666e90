using System.Text.Json.Nodes;

namespace FeedbackPipeline.Tests.Infrastructure.CosmosDouble;

/// <summary>One version of a document; a change stores another.</summary>
/// <param name="Sequence">Its place in the container, kept through changes; resource ids carry it.</param>
/// <param name="Version">The container's log sequence number when this version was written; the writes of a batch share one.</param>
/// <param name="Expires">Unix seconds.</param>
internal sealed record StoredDocument(string Id, string PartitionKey, string EffectiveKey, int Range, string ETag, long Sequence, long Version, long Timestamp, long? Expires, JsonObject Body, byte[] Json)
{
    public (string PartitionKey, string Id) Key => (PartitionKey, Id);
}
