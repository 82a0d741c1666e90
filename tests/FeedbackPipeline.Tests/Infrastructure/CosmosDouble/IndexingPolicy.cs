using System.Text.Json.Nodes;

namespace FeedbackPipeline.Tests.Infrastructure.CosmosDouble;

/// <summary>Which paths of a container are indexed, and what may therefore be sorted by.</summary>
internal sealed class IndexingPolicy(JsonObject policy)
{
    private static readonly string[][] Always = [["id"], ["_ts"]];
    private readonly bool indexes = !string.Equals((string?)policy["indexingMode"], "none", StringComparison.OrdinalIgnoreCase);
    private readonly Rule[] rules = [.. Rules(policy, "includedPaths", true), .. Rules(policy, "excludedPaths", false)];
    private readonly (string Path, bool Descending)[][] composites =
    [
        .. (policy["compositeIndexes"] as JsonArray ?? []).Select(index => index!.AsArray().Select(part => ((string)part!["path"]!, (string?)part["order"] == "descending")).ToArray()),
    ];

    public static JsonObject Standard() => new()
    {
        ["indexingMode"] = "consistent",
        ["automatic"] = true,
        ["includedPaths"] = new JsonArray(new JsonObject { ["path"] = "/*" }),
        ["excludedPaths"] = new JsonArray(new JsonObject { ["path"] = "/\"_etag\"/?" }),
    };

    /// <summary>Why the service would refuse this policy.</summary>
    public static string? Problem(JsonObject policy)
    {
        var none = string.Equals((string?)policy["indexingMode"], "none", StringComparison.OrdinalIgnoreCase);
        policy["includedPaths"] ??= new JsonArray();
        policy["excludedPaths"] ??= new JsonArray();
        if (!none && policy["includedPaths"]!.AsArray().Count + policy["excludedPaths"]!.AsArray().Count == 0)
        {
            policy["includedPaths"]!.AsArray().Add(new JsonObject { ["path"] = "/*" });
        }

        return none || policy["includedPaths"]!.AsArray().Concat(policy["excludedPaths"]!.AsArray()).Any(path => (string?)path!["path"] == "/*")
            ? null
            : "The special mandatory indexing path \"/\" is not provided in any of the path type sets. Please provide this path in one of the sets.";
    }

    public bool Covers(IReadOnlyList<string> path) => indexes &&
        (Always.Any(path.SequenceEqual) || rules.Where(rule => rule.Matches(path)).MaxBy(rule => rule.Precision) is { Included: true });

    /// <summary>How many values of a document the index keeps; a composite index keeps one more each.</summary>
    public int Terms(JsonObject body) => indexes ? Leaves(body, []).Count(Covers) + composites.Length : 0;

    /// <summary>Why the service would refuse to sort so.</summary>
    public string? ProblemOf(IReadOnlyList<(IReadOnlyList<string> Path, bool Descending)> order)
    {
        if (order.Count == 1)
        {
            return Covers(order[0].Path) ? null : "The index path corresponding to the specified order-by item is excluded.";
        }

        var wanted = order.Select(item => ("/" + string.Join('/', item.Path), item.Descending)).ToArray();
        var turned = wanted.Select(item => (item.Item1, !item.Descending)).ToArray();
        return order.Count == 0 || composites.Any(index => index.SequenceEqual(wanted) || index.SequenceEqual(turned))
            ? null
            : "The order by query does not have a corresponding composite index that it can be served from.";
    }

    private static IEnumerable<Rule> Rules(JsonObject policy, string set, bool included) =>
        (policy[set] as JsonArray ?? []).Select(path => Rule.Parse((string)path!["path"]!, included));

    private static IEnumerable<string[]> Leaves(JsonNode? node, string[] path) => node switch
    {
        JsonObject fields => fields.SelectMany(field => Leaves(field.Value, [.. path, field.Key])),
        JsonArray items => items.SelectMany(item => Leaves(item, [.. path, "[]"])),
        _ => [path],
    };

    private sealed record Rule(string[] Segments, bool WithAllBelow, bool Included)
    {
        public int Precision => (Segments.Length * 4) + (WithAllBelow ? 0 : 2) + (Included ? 1 : 0);

        public static Rule Parse(string path, bool included)
        {
            var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(segment => segment.Trim('"')).ToArray();
            return new(segments[..^1], segments[^1] == "*", included);
        }

        public bool Matches(IReadOnlyList<string> path) => WithAllBelow ? path.Take(Segments.Length).SequenceEqual(Segments) : path.SequenceEqual(Segments);
    }
}
