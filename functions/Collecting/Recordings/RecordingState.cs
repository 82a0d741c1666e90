using System.Text.Json.Serialization;

namespace FeedbackPipeline.Collecting.Recordings;

/// <summary>Where a recording stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RecordingState>))]
public enum RecordingState
{
    /// <summary>Nobody has heard it, and the machine has not either.</summary>
    [JsonStringEnumMemberName("waiting")]
    Waiting,

    /// <summary>A person has to hear it. What a machine heard may lie beside it.</summary>
    [JsonStringEnumMemberName("for-person")]
    ForPerson,

    /// <summary>A person has checked the words, and they are feedback.</summary>
    [JsonStringEnumMemberName("checked")]
    Checked,

    /// <summary>A person has listened and could make out no words.</summary>
    [JsonStringEnumMemberName("unclear")]
    Unclear,
}

/// <summary>Why a machine wrote nothing down.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<HearingTrouble>))]
public enum HearingTrouble
{
    /// <summary>No machine listens here.</summary>
    [JsonStringEnumMemberName("no-machine")]
    NoMachine,

    /// <summary>It listened and found no words.</summary>
    [JsonStringEnumMemberName("no-words")]
    NoWords,

    /// <summary>It could not read the recording.</summary>
    [JsonStringEnumMemberName("not-readable")]
    NotReadable,

    /// <summary>It failed again and again.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,
}
