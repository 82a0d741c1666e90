using System.Text.Json.Serialization;

namespace FeedbackPipeline.Vocabulary;

/// <summary>The way words reached us.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Channel>))]
public enum Channel
{
    [JsonStringEnumMemberName("web")]
    Web,

    [JsonStringEnumMemberName("sms")]
    Sms,

    [JsonStringEnumMemberName("voice")]
    Voice,

    [JsonStringEnumMemberName("paper")]
    Paper,

    [JsonStringEnumMemberName("conversation")]
    Conversation,

    [JsonStringEnumMemberName("import")]
    Import,
}
