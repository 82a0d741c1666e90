using System.Text.Json.Nodes;

namespace FeedbackPipeline.Demonstrating.Living;

/// <summary>About-you answers as the API takes them: one code, or a list where several are true.</summary>
internal static class AboutJson
{
    public static JsonObject Of(IReadOnlyDictionary<string, IReadOnlyList<string>> about)
        => new(about.Select(answer => KeyValuePair.Create(
            answer.Key,
            answer.Value is [var one] ? (JsonNode?)JsonValue.Create(one) : new JsonArray([.. answer.Value.Select(code => (JsonNode)JsonValue.Create(code))]))));
}
