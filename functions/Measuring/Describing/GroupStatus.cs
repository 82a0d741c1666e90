using System.Text.Json.Serialization;

namespace FeedbackPipeline.Measuring.Describing;

/// <summary>How a group stands. An open alert outranks everything but <see cref="NotInReference"/>.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<GroupStatus>))]
public enum GroupStatus
{
    /// <summary>The reference has nobody of this category: people who say it are reported, not counted.</summary>
    [JsonStringEnumMemberName("not-in-reference")]
    NotInReference,

    /// <summary>Described only: fewer than ten people, the only category, several answers allowed, or new in this epoch.</summary>
    [JsonStringEnumMemberName("not-testable")]
    NotTestable,

    /// <summary>So few answers that even complete silence of the group could be chance.</summary>
    [JsonStringEnumMemberName("too-early")]
    TooEarly,

    /// <summary>Nothing speaks for a gap.</summary>
    [JsonStringEnumMemberName("in-line")]
    InLine,

    /// <summary>E of 20 or more and a recent ratio below 0.8; nobody is told.</summary>
    [JsonStringEnumMemberName("watch")]
    Watch,

    /// <summary>A gap alert is open.</summary>
    [JsonStringEnumMemberName("open")]
    Open,

    /// <summary>It is open and serious: on the evidence the group is heard less than eight tenths as often as expected.</summary>
    [JsonStringEnumMemberName("serious")]
    Serious,
}
