using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tagging.Theming;

/// <summary>A theme framework as a file: the format of <c>Reference/frameworks</c>, of what the organisation keeps, and of export and import.</summary>
public static partial class FrameworkFile
{
    private static readonly string[] MayBeMissing = ["blankMeans", "otherwiseMeans"];

    internal static JsonTypeInfo<ThemeFramework> Json => FrameworkJson.Default.ThemeFramework;

    public static string Write(ThemeFramework framework) => JsonSerializer.Serialize(framework, Json);

    /// <summary>Null where the text is no framework file; <paramref name="problems"/> then names each field and its rule.</summary>
    public static ThemeFramework? TryRead(string text, out IReadOnlyList<FieldError> problems)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            problems = ThemeFileShape.Problems(document.RootElement);
            return problems.Count == 0 ? Whole(document.RootElement).Deserialize(Json) : null;
        }
        catch (JsonException wrong)
        {
            problems = [new("file", string.Create(CultureInfo.InvariantCulture, $"is not JSON: line {(wrong.LineNumber ?? 0) + 1}, sign {(wrong.BytePositionInLine ?? 0) + 1}. Look for a comma, a bracket or a quotation mark that is missing or too many."))];
            return null;
        }
    }

    /// <summary>What is written leaves out what is null.</summary>
    private static JsonObject Whole(JsonElement root)
    {
        var whole = JsonObject.Create(root, new() { PropertyNameCaseInsensitive = true })!;
        foreach (var field in MayBeMissing.Where(field => !whole.ContainsKey(field)))
        {
            whole[field] = null;
        }

        return whole;
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
