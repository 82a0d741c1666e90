using System.Text.Json;
using System.Text.Json.Serialization;

namespace FeedbackPipeline.Vocabulary;

/// <summary>People of a service speak for themselves less often than people of the organisation's other services; or as often again. Aggregates only.</summary>
/// <param name="Change">What happened, in the same terms as for a group.</param>
/// <param name="Counted">People heard there this year, rounded to fives; null: fewer than five.</param>
/// <param name="Own">Those who spoke alone or with help they chose, rounded to fives; null: fewer than five.</param>
/// <param name="OthersInHundred">The same in 100 people of the other services, as many as are sure.</param>
public sealed record HelpSignal(RepresentationChange Change, string Place, string PlaceName, int? Counted, int? Own, int OthersInHundred, DateOnly From, DateOnly Day)
{
    public string ToJson() => JsonSerializer.Serialize(this, HelpSignalJson.Default.HelpSignal);

    public static HelpSignal FromJson(string body) => JsonSerializer.Deserialize(body, HelpSignalJson.Default.HelpSignal)!;
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(HelpSignal))]
internal sealed partial class HelpSignalJson : JsonSerializerContext;
