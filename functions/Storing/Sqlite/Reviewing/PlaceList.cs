using System.Text.Json;
using System.Text.Json.Serialization;

namespace FeedbackPipeline.Storing.Sqlite.Reviewing;

/// <summary>Ids of places as one parameter, for <c>json_each</c>.</summary>
internal static partial class PlaceList
{
    public static string Json(IReadOnlyList<string> places) => JsonSerializer.Serialize(places, PlacesJson.Default.IReadOnlyListString);

    [JsonSerializable(typeof(IReadOnlyList<string>))]
    private sealed partial class PlacesJson : JsonSerializerContext;
}
