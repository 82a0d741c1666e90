using System.Text.Json;
using System.Text.Json.Serialization;
using FeedbackPipeline.Reference;

namespace FeedbackPipeline.Tagging.Theming;

/// <summary>The theme frameworks that can be chosen, one embedded file each under <c>Reference/frameworks</c>.</summary>
public sealed partial class ThemeFrameworks
{
    private readonly Dictionary<string, ThemeFramework> frameworks = EmbeddedFile.List("frameworks/")
        .Select(name => EmbeddedFile.ReadJson(name, FrameworkJson.Default.ThemeFramework))
        .ToDictionary(framework => framework.Id, StringComparer.Ordinal);

    public IReadOnlyCollection<ThemeFramework> All => frameworks.Values;

    public ThemeFramework? Find(string id) => frameworks.GetValueOrDefault(id);

    [JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
    [JsonSerializable(typeof(ThemeFramework))]
    private sealed partial class FrameworkJson : JsonSerializerContext;
}
