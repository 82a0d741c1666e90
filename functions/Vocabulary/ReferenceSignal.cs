using System.Text.Json;
using System.Text.Json.Serialization;

namespace FeedbackPipeline.Vocabulary;

/// <summary>The counts of who a place supports no longer fit what they are compared with; or they do again.</summary>
/// <param name="State">What is wrong; <see cref="ReferenceFit.Fits"/> when newer counts came in.</param>
/// <param name="Date">The day the counts describe.</param>
/// <param name="Newest">The last day something came from the place; null where nothing did.</param>
/// <param name="Day">The day of this look.</param>
public sealed record ReferenceSignal(ReferenceFit State, string Place, string PlaceName, string Source, DateOnly Date, int Version, DateOnly? Newest, DateOnly Day, int Months)
{
    public string ToJson() => JsonSerializer.Serialize(this, ReferenceSignalJson.Default.ReferenceSignal);

    public static ReferenceSignal FromJson(string body) => JsonSerializer.Deserialize(body, ReferenceSignalJson.Default.ReferenceSignal)!;
}

/// <summary>How counts stand to what they are compared with.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReferenceFit>))]
public enum ReferenceFit
{
    [JsonStringEnumMemberName("fits")]
    Fits,

    /// <summary>Older than allowed, today.</summary>
    [JsonStringEnumMemberName("out-of-date")]
    OutOfDate,

    /// <summary>They describe a day long after the newest answers.</summary>
    [JsonStringEnumMemberName("newer-than-answers")]
    NewerThanAnswers,
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ReferenceSignal))]
internal sealed partial class ReferenceSignalJson : JsonSerializerContext;
