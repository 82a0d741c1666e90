using System.Text.Json.Nodes;

namespace FeedbackPipeline.Tests.Infrastructure.CosmosDouble.Querying;

/// <summary>Where the SDK says a sorted query goes on in a range that gave no token for it: at these values and, among equal ones, at this document.</summary>
internal sealed class ResumePoint(Query query, JsonObject filter)
{
    private readonly List<object?> keys = [.. filter["value"]!.AsArray().Select(value => value is JsonArray { Count: 0 } ? Undefined.Value : Values.From(value))];
    private readonly long? sequence = filter["rid"] is { } rid ? StoredContainer.SequenceOf(rid.GetValue<string>()) : null;
    private readonly bool afterEqual = (bool)filter["exclude"]!;

    /// <summary>How many of the sorted rows come before.</summary>
    public int In(List<Row> sorted) => sorted.FindIndex(row => Compare(row) is var order && (afterEqual ? order > 0 : order >= 0)) is var first and >= 0 ? first : sorted.Count;

    private int Compare(Row row) => Runner.Compare(query, Runner.Keys(query, row), keys) is not 0 and var order ? order
        : sequence == null ? 0
        : row.Document!.Sequence.CompareTo(sequence.Value) * (query.OrderBy[0].Descending ? -1 : 1);
}
