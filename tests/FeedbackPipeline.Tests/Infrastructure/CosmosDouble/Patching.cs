using System.Globalization;
using System.Text.Json.Nodes;
using FeedbackPipeline.Tests.Infrastructure.CosmosDouble.Querying;

namespace FeedbackPipeline.Tests.Infrastructure.CosmosDouble;

/// <summary>Partial updates: add, set, replace, remove and increment, at most ten together.</summary>
internal static class Patching
{
    private const int Most = 10;

    public static bool Meets(JsonObject body, string? condition) => condition == null || new Parser(condition).ParseCondition()(body);

    /// <summary>Changes the body; an answer says why it could not, and then the body is of no more use.</summary>
    public static string? Apply(JsonObject body, JsonArray operations) => operations.Count > Most
        ? "The number of patch operations can't exceed '10'."
        : operations.Select(operation => Apply(body, operation!.AsObject())).FirstOrDefault(problem => problem != null);

    private static string? Apply(JsonObject body, JsonObject operation)
    {
        var path = operation["path"]!.GetValue<string>();
        var segments = path.Split('/').Skip(1).Select(segment => segment.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)).ToArray();
        var parent = segments[..^1].Aggregate((JsonNode?)body, Child);
        var kind = operation["op"]!.GetValue<string>();
        var done = parent switch
        {
            JsonObject fields => Change(fields, segments[^1], kind, operation["value"]),
            JsonArray items => Change(items, segments[^1], kind, operation["value"]),
            _ => false,
        };
        return done ? null : $"Patch operation '{kind}' cannot be applied at '{path}'.";
    }

    private static JsonNode? Child(JsonNode? parent, string segment) => parent switch
    {
        JsonObject fields => fields[segment],
        JsonArray items when Place(segment) is { } place && place < items.Count => items[place],
        _ => null,
    };

    private static bool Change(JsonObject fields, string name, string kind, JsonNode? value)
    {
        switch (kind)
        {
            case "remove":
                return fields.Remove(name);
            case "replace" when !fields.ContainsKey(name):
                return false;
            case "add" or "set" or "replace":
                fields[name] = value?.DeepClone();
                return true;
            case "incr" or "increment":
                var sum = fields.ContainsKey(name) ? Sum(fields[name], value) : value?.DeepClone();
                fields[name] = sum;
                return sum != null;
            default:
                return false;
        }
    }

    private static bool Change(JsonArray items, string segment, string kind, JsonNode? value)
    {
        var place = segment == "-" ? items.Count : Place(segment);
        switch (kind)
        {
            case "add" when place <= items.Count:
                items.Insert(place.Value, value?.DeepClone());
                return true;
            case "remove" when place < items.Count:
                items.RemoveAt(place.Value);
                return true;
            case "set" when place == items.Count:
                items.Add(value?.DeepClone());
                return true;
            case "set" or "replace" when place < items.Count:
                items[place.Value] = value?.DeepClone();
                return true;
            case "incr" or "increment" when place < items.Count && Sum(items[place.Value], value) is { } sum:
                items[place.Value] = sum;
                return true;
            default:
                return false;
        }
    }

    private static JsonNode? Sum(JsonNode? before, JsonNode? by) => Values.From(before) is double number && Values.From(by) is double step ? Values.To(number + step) : null;

    private static int? Place(string segment) => int.TryParse(segment, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : null;
}
