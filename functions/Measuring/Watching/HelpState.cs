using System.Text.Json;
using System.Text.Json.Serialization;
using FeedbackPipeline.Measuring.Folding;

namespace FeedbackPipeline.Measuring.Watching;

/// <summary>What is remembered about who speaks for themselves: counts and evidence of each service in the current epoch.</summary>
/// <param name="Groups">By service: "own voice" as a group, with its evidence and open alert.</param>
/// <param name="Given">The parts of the chance of a false alert that services have in this epoch.</param>
public sealed partial record HelpState(int Epoch, IReadOnlyDictionary<string, GroupState> Groups, IReadOnlyDictionary<string, double> Given)
{
    /// <summary>People counted by service.</summary>
    public IReadOnlyDictionary<string, long> Counted { get; init; } = new Dictionary<string, long>();

    public static HelpState Empty { get; } = new(0, new Dictionary<string, GroupState>(), new Dictionary<string, double>());

    public string ToJson() => JsonSerializer.Serialize(this, HelpStateJson.Default.HelpState);

    public static HelpState FromJson(string json) => json.Length == 0 ? Empty : JsonSerializer.Deserialize(json, HelpStateJson.Default.HelpState)!;

    [JsonSourceGenerationOptions(JsonSerializerDefaults.Web, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
    [JsonSerializable(typeof(HelpState))]
    private sealed partial class HelpStateJson : JsonSerializerContext;
}
