using System.Text.Json.Serialization;

namespace FeedbackPipeline.Alerting.Lifecycle;

/// <summary>What a rule read out of one waiting signal, in words the lifecycle understands.</summary>
/// <param name="Key">Names the sign once and for ever; the same key again is a repeat.</param>
/// <param name="Source">Who counts: a gap seen by two ways of counting is one alert, and closes when both are clear.</param>
/// <param name="Subject">What the alert is about at its place, for instance <c>age_band:75+</c>.</param>
/// <param name="Period">The counting period; within it a closed alert is opened again, after it a new one begins.</param>
/// <param name="Evidence">The rule's own figures, protected for small numbers; only the rule reads them.</param>
public sealed record Sign(string Key, string Source, SignKind Kind, string Place, string Rule, string Subject, string Period, string Evidence)
{
    [JsonIgnore]
    public bool Serious => Kind == SignKind.BecameSerious;
}

/// <summary>What a sign says.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SignKind>))]
public enum SignKind
{
    [JsonStringEnumMemberName("opened")]
    Opened,

    [JsonStringEnumMemberName("became-serious")]
    BecameSerious,

    /// <summary>No longer serious, still open.</summary>
    [JsonStringEnumMemberName("fell-back")]
    FellBack,

    [JsonStringEnumMemberName("cleared")]
    Cleared,

    /// <summary>What it is about is no longer there to be compared.</summary>
    [JsonStringEnumMemberName("withdrawn")]
    Withdrawn,
}
