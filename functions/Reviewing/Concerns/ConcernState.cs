using System.Text.Json.Serialization;

namespace FeedbackPipeline.Reviewing.Concerns;

/// <summary>Where a concern stands. Only people move it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ConcernState>))]
public enum ConcernState
{
    [JsonStringEnumMemberName("open")]
    Open,

    [JsonStringEnumMemberName("concern")]
    Concern,

    [JsonStringEnumMemberName("not_a_concern")]
    NotAConcern,

    /// <summary>Still waits, for something a person has to find out.</summary>
    [JsonStringEnumMemberName("needs_information")]
    NeedsInformation,
}
