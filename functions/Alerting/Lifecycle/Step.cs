using System.Text.Json.Serialization;

namespace FeedbackPipeline.Alerting.Lifecycle;

/// <summary>What a person can do with an alert.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Step>))]
public enum Step
{
    [JsonStringEnumMemberName("acknowledge")]
    Acknowledge,

    [JsonStringEnumMemberName("assign")]
    Assign,

    [JsonStringEnumMemberName("record-action")]
    RecordAction,

    [JsonStringEnumMemberName("resolve")]
    Resolve,

    [JsonStringEnumMemberName("accept")]
    Accept,

    [JsonStringEnumMemberName("figures-are-wrong")]
    FiguresAreWrong,

    [JsonStringEnumMemberName("figures-are-right")]
    FiguresAreRight,
}
