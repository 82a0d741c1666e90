using System.Text.Json;
using System.Text.Json.Serialization;

namespace FeedbackPipeline.Collecting.Accepting;

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    PropertyNameCaseInsensitive = false,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(FeedbackRequest))]
[JsonSerializable(typeof(AcceptedAnswer))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, JsonElement>))]
internal sealed partial class AcceptingJson : JsonSerializerContext;

/// <summary>The answer to an accepted submission.</summary>
/// <param name="Status">Path of the page where the person sees what happened.</param>
internal sealed record AcceptedAnswer(string Receipt, string Id, string Status);
