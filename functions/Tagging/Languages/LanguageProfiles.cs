using System.Text.Json;
using System.Text.Json.Serialization;
using FeedbackPipeline.Reference;

namespace FeedbackPipeline.Tagging.Languages;

/// <summary>What tells languages apart in short text, from <c>Reference/languages.json</c>.</summary>
/// <param name="Words">The commonest words of each language written in Latin letters, folded, by ISO 639-1 code.</param>
/// <param name="Letters">Letters that few languages have, by ISO 639-1 code.</param>
public sealed partial record LanguageProfiles(IReadOnlyDictionary<string, IReadOnlyList<string>> Words, IReadOnlyDictionary<string, string> Letters)
{
    public static LanguageProfiles Load() => EmbeddedFile.ReadJson("languages.json", ProfileJson.Default.LanguageProfiles);

    [JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
    [JsonSerializable(typeof(LanguageProfiles))]
    private sealed partial class ProfileJson : JsonSerializerContext;
}
