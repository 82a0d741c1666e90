using System.Text.Json.Serialization;

namespace FeedbackPipeline.Alerting.Lifecycle;

/// <summary>Where an alert stands. The last four are closed.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AlertState>))]
public enum AlertState
{
    /// <summary>Nobody has said yet that they have seen it.</summary>
    [JsonStringEnumMemberName("new")]
    New,

    [JsonStringEnumMemberName("acknowledged")]
    Acknowledged,

    /// <summary>Somebody owns it, with a day it is due.</summary>
    [JsonStringEnumMemberName("assigned")]
    Assigned,

    /// <summary>Something was tried, and it is on record.</summary>
    [JsonStringEnumMemberName("action-recorded")]
    ActionRecorded,

    /// <summary>Somebody says the figures behind it are wrong; it waits until they are put right.</summary>
    [JsonStringEnumMemberName("paused")]
    Paused,

    [JsonStringEnumMemberName("resolved")]
    Resolved,

    /// <summary>"Accepted, because …"</summary>
    [JsonStringEnumMemberName("accepted")]
    Accepted,

    /// <summary>Closed by the figures: the group is heard again.</summary>
    [JsonStringEnumMemberName("cleared")]
    Cleared,

    /// <summary>Closed by itself: the place has ended, or the newest counts no longer have the group.</summary>
    [JsonStringEnumMemberName("withdrawn")]
    Withdrawn,
}
