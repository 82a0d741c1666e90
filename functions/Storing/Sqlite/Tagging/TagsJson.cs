using System.Text.Json;
using System.Text.Json.Serialization;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Storing.Sqlite.Tagging;

/// <summary>Lists of themes and words in one column.</summary>
internal static partial class TagsJson
{
    public static string Of(IReadOnlyList<ScoredTheme> themes) => JsonSerializer.Serialize(themes, ListJson.Default.IReadOnlyListScoredTheme);

    public static string Of(IReadOnlyList<string> texts) => JsonSerializer.Serialize(texts, ListJson.Default.IReadOnlyListString);

    public static IReadOnlyList<ScoredTheme> Scored(string json) => JsonSerializer.Deserialize(json, ListJson.Default.IReadOnlyListScoredTheme)!;

    public static IReadOnlyList<string> Texts(string json) => JsonSerializer.Deserialize(json, ListJson.Default.IReadOnlyListString)!;

    [JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
    [JsonSerializable(typeof(IReadOnlyList<ScoredTheme>))]
    [JsonSerializable(typeof(IReadOnlyList<string>))]
    private sealed partial class ListJson : JsonSerializerContext;
}
