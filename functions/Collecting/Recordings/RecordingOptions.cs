using System.ComponentModel.DataAnnotations;

namespace FeedbackPipeline.Collecting.Recordings;

/// <summary>Voice. Section <c>Recordings</c>.</summary>
public sealed class RecordingOptions : IValidatableObject
{
    public const string Section = "Recordings";

    private const int ShortestKey = 24;

    /// <summary>The form offers to record or send one's voice.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Largest recording, 25 MB.</summary>
    [Range(1_024, 26_214_400)]
    public int MaximumBytes { get; set; } = 26_214_400;

    /// <summary>Minutes after which the recorder of the form stops by itself; another recording may follow.</summary>
    [Range(1, 30)]
    public int LongestMinutes { get; set; } = 3;

    /// <summary>Days a recording is kept after a person has checked its words. Before that it is never deleted but on its giver's wish.</summary>
    [Range(1, 3_650)]
    public int DaysAfterCheck { get; set; } = 30;

    /// <summary>What a telephone service must show at <c>/api/inbound/audio</c>; empty: that address is closed.</summary>
    public string InboundKey { get; set; } = "";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (InboundKey.Length is > 0 and < ShortestKey)
        {
            yield return new($"Recordings:InboundKey must have {ShortestKey} characters or more: whoever knows it can leave recordings in anybody's name.", [nameof(InboundKey)]);
        }
    }
}
