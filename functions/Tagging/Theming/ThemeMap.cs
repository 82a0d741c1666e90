using System.Text.Json;
using System.Text.Json.Serialization;
using FeedbackPipeline.Reference;

namespace FeedbackPipeline.Tagging.Theming;

/// <summary>Which themes of a framework with a model mean which themes of one without, from the files under <c>Reference/maps</c>.</summary>
/// <param name="Framework">The id of the framework that has phrases only.</param>
/// <param name="From">The id of the framework a model was trained for.</param>
/// <param name="Themes">From theme id to theme id; themes that mean nothing here are left out.</param>
public sealed partial record ThemeMap(string Framework, string From, IReadOnlyDictionary<string, string> Themes)
{
    /// <summary>The map for a framework; null where there is none.</summary>
    public static ThemeMap? For(string framework)
        => EmbeddedFile.List($"maps/{framework}.json").Select(name => EmbeddedFile.ReadJson(name, MapJson.Default.ThemeMap)).FirstOrDefault();

    [JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
    [JsonSerializable(typeof(ThemeMap))]
    private sealed partial class MapJson : JsonSerializerContext;
}
