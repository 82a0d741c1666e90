using System.Text.Json.Serialization;

namespace FeedbackPipeline.Vocabulary;

/// <summary>How the person answered. Words given on someone's behalf never count as that person's own voice.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Help>))]
public enum Help
{
    [JsonStringEnumMemberName("unknown")]
    Unknown,

    [JsonStringEnumMemberName("alone")]
    Alone,

    [JsonStringEnumMemberName("with-help")]
    WithHelp,

    [JsonStringEnumMemberName("on-behalf")]
    OnBehalf,

    [JsonStringEnumMemberName("staff-present")]
    StaffPresent,
}
