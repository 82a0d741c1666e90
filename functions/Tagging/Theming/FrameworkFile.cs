using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace FeedbackPipeline.Tagging.Theming;

/// <summary>A theme framework as a file: the format of <c>Reference/frameworks</c>, of what the organisation keeps, and of export and import.</summary>
public static partial class FrameworkFile
{
    internal static JsonTypeInfo<ThemeFramework> Json => FrameworkJson.Default.ThemeFramework;

    public static string Write(ThemeFramework framework) => JsonSerializer.Serialize(framework, Json);

    /// <summary>Null where the text is no framework file; <paramref name="problem"/> then says where it is wrong.</summary>
    public static ThemeFramework? TryRead(string text, out string? problem)
    {
        try
        {
            problem = null;
            return JsonSerializer.Deserialize(text, Json);
        }
        catch (JsonException wrong)
        {
            problem = $"is not a theme file: {wrong.Path ?? "its beginning"}, line {wrong.LineNumber + 1}.";
            return null;
        }
    }

    [JsonSourceGenerationOptions(
        JsonSerializerDefaults.Web,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        WriteIndented = true)]
    [JsonSerializable(typeof(ThemeFramework))]
    private sealed partial class FrameworkJson : JsonSerializerContext;
}
