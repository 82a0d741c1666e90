using System.Text.Json;
using System.Text.Json.Nodes;

namespace FeedbackPipeline.Tests.Infrastructure.CosmosDouble.Querying;

/// <summary>What a path that leads nowhere gives, which is not null.</summary>
internal sealed class Undefined
{
    public static readonly Undefined Value = new();
}

internal sealed class QueryException(string message) : Exception(message);

/// <summary>Values of queries: null, bool, double, string, a JSON array or object, or <see cref="Undefined"/>.</summary>
internal static class Values
{
    private const double LargestWhole = 1e15;

    public static object? From(JsonNode? node) => node is not JsonValue value ? (object?)node : value.GetValueKind() switch
    {
        JsonValueKind.String => value.GetValue<string>(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => value.TryGetValue<double>(out var number) ? number : double.Parse(value.ToJsonString(), null),
        _ => null,
    };

    public static JsonNode? To(object? value) => value switch
    {
        null => null,
        JsonNode node => node.DeepClone(),
        bool truth => JsonValue.Create(truth),
        double number => number == Math.Floor(number) && Math.Abs(number) < LargestWhole ? JsonValue.Create((long)number) : JsonValue.Create(number),
        string text => JsonValue.Create(text),
        _ => throw new InvalidOperationException("This value has no JSON."),
    };

    public static object? Field(object? value, string name) => value is JsonObject fields && fields.TryGetPropertyValue(name, out var field) ? From(field) : Undefined.Value;

    public static object? Item(object? value, object? key) => key switch
    {
        string name => Field(value, name),
        double place when value is JsonArray items && place >= 0 && place < items.Count => From(items[(int)place]),
        _ => Undefined.Value,
    };

    public static bool SameKind(object? one, object? other) => Rank(one) == Rank(other) || (one is bool && other is bool);

    public static bool AreEqual(object? one, object? other) => SameKind(one, other) && (one is JsonNode node ? JsonNode.DeepEquals(node, (JsonNode)other!) : Equals(one, other));

    /// <summary>As comparison operators do: nothing unless both are of one kind that has an order.</summary>
    public static int? Compare(object? one, object? other) => (one, other) switch
    {
        (double first, double second) => first.CompareTo(second),
        (string first, string second) => string.CompareOrdinal(first, second),
        (bool first, bool second) => first.CompareTo(second),
        (null, null) => 0,
        _ => null,
    };

    /// <summary>As ORDER BY does: kinds one after the other, what is not there first.</summary>
    public static int Order(object? one, object? other) => Rank(one).CompareTo(Rank(other)) is not 0 and var kinds ? kinds : Compare(one, other) ?? 0;

    private static int Rank(object? value) => value switch
    {
        Undefined => 0,
        null => 1,
        false => 2,
        true => 3,
        double => 4,
        string => 5,
        JsonArray => 6,
        _ => 7,
    };
}
