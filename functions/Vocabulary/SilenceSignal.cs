using System.Text.Json;
using System.Text.Json.Serialization;

namespace FeedbackPipeline.Vocabulary;

/// <summary>Nothing comes from a place, or by a channel, although it usually does; or something came again. Days only, no person.</summary>
/// <param name="Open">True: it is silent; false: something came.</param>
/// <param name="Place">Id of the place; the organisation for a channel.</param>
/// <param name="Channel">The channel that is silent everywhere; null where all of them are, at the place.</param>
/// <param name="LastHeard">The last day something came; null where nothing ever did.</param>
/// <param name="Since">The day the wait is counted from.</param>
/// <param name="Day">The day of this look.</param>
/// <param name="HeardDays">Days something came within the year before, rounded to fives; null: fewer than five.</param>
/// <param name="LongestWait">The longest earlier wait in that year, in silent days.</param>
/// <param name="Expected">Silent days at which the alert opens; for a place never heard, answers elsewhere.</param>
/// <param name="Supported">People the place supports, rounded to fives, where nothing ever came.</param>
public sealed record SilenceSignal(
    bool Open,
    string Place,
    string PlaceName,
    Channel? Channel,
    DateOnly? LastHeard,
    DateOnly Since,
    DateOnly Day,
    int? HeardDays,
    int LongestWait,
    int Expected,
    long? Supported)
{
    public string ToJson() => JsonSerializer.Serialize(this, SilenceSignalJson.Default.SilenceSignal);

    public static SilenceSignal FromJson(string body) => JsonSerializer.Deserialize(body, SilenceSignalJson.Default.SilenceSignal)!;
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(SilenceSignal))]
internal sealed partial class SilenceSignalJson : JsonSerializerContext;
