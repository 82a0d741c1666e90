using System.Text.Json.Serialization;

namespace FeedbackPipeline.Vocabulary;

/// <summary>A node of the tree organisation → locality → service → house, or a time-limited project. Roles, references, alerts and small-number rules hang on places.</summary>
/// <param name="Id">Lower-case letters, digits and dashes; what <c>service</c> names in the API.</param>
/// <param name="Parent">Null only for the organisation.</param>
/// <param name="Starts">First day it can be heard from; silence counts only from here.</param>
/// <param name="Ends">Last day of a project, or null.</param>
public sealed record Place(string Id, string? Parent, PlaceKind Kind, string Name, DateOnly? Starts = null, DateOnly? Ends = null);

[JsonConverter(typeof(JsonStringEnumConverter<PlaceKind>))]
public enum PlaceKind
{
    [JsonStringEnumMemberName("organisation")]
    Organisation,

    [JsonStringEnumMemberName("locality")]
    Locality,

    [JsonStringEnumMemberName("service")]
    Service,

    [JsonStringEnumMemberName("house")]
    House,

    [JsonStringEnumMemberName("project")]
    Project,
}
