using System.Text.Json.Nodes;
using FeedbackPipeline.Tests.Infrastructure;

namespace FeedbackPipeline.Tests.Deploying;

/// <summary>What Azure would be asked for: the template with its parameters, worked out by the compiler as far as that is possible before anything exists.</summary>
internal sealed class Deployment(JsonNode snapshot)
{
    private const string Nobody = "00000000-0000-0000-0000-000000000001";

    public IReadOnlyList<JsonNode> Resources { get; } = [.. snapshot["predictedResources"]!.AsArray().Select(resource => resource!)];

    public JsonNode? Outputs => snapshot["outputs"];

    public string Text { get; } = snapshot.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>Works a file of parameters out in a copy of the folder, since the compiler writes beside it.</summary>
    /// <param name="parameters">Its name below <c>infra</c>.</param>
    /// <param name="text">What it says, where it is not one of ours.</param>
    public static async Task<Deployment> PredictAsync(string parameters, CancellationToken cancellationToken, IReadOnlyDictionary<string, string>? environment = null, string? text = null)
    {
        using var folder = new TemporaryFolder();
        Bicep.CopyTo(folder.Path);
        var path = Path.Combine(folder.Path, parameters);
        if (text is not null)
        {
            await File.WriteAllTextAsync(path, text, cancellationToken);
        }

        string[] place = text is null ? ["--location", "uksouth"] : ["--resource-group", "rg"];
        await Bicep.RunAsync(environment, cancellationToken, ["snapshot", path, "--mode", "overwrite", "--subscription-id", Nobody, "--tenant-id", Nobody, .. place]);
        var snapshot = JsonNode.Parse(await File.ReadAllTextAsync(Path.ChangeExtension(path, "snapshot.json"), cancellationToken))!;
        snapshot["diagnostics"]!.AsArray().ShouldBeEmpty();
        return new(snapshot);
    }

    public IEnumerable<JsonNode> Of(string type) => Resources.Where(resource => Type(resource) == type);

    public JsonNode One(string type) => Of(type).ShouldHaveSingleItem();

    public JsonNode Properties(string type) => One(type)["properties"]!;

    public IEnumerable<string> Names(string type) => Of(type).Select(resource => resource["name"]!.GetValue<string>().Split('/')[^1]);

    public static string Type(JsonNode resource) => resource["type"]!.GetValue<string>();
}
