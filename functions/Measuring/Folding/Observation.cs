using System.Text.Json.Serialization;

namespace FeedbackPipeline.Measuring.Folding;

/// <summary>One immutable entry of a scope's ledger: what became known about one person, or one group session, in one dimension.</summary>
/// <param name="Id">The feedback it came from; null after erasing. The fold only hands it on.</param>
/// <param name="Epoch">The counting period it belongs to.</param>
/// <param name="Was">What the person counted as before in this epoch; null: nothing.</param>
/// <param name="Categories">The person's category; several for a multi dimension; one a member for a session. Empty unless known, left or returned.</param>
/// <param name="Session">True where <paramref name="Categories"/> are the members of a group session.</param>
/// <param name="Unspoken">Session members who did not say, counted as unknown.</param>
public sealed record Observation(
    string? Id,
    int Epoch,
    string Dimension,
    ObservationKind Kind,
    ObservationKind? Was,
    IReadOnlyList<string> Categories,
    bool Session = false,
    long Unspoken = 0);

/// <summary>What an observation says about a person.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ObservationKind>))]
public enum ObservationKind
{
    /// <summary>Heard, but did not say.</summary>
    [JsonStringEnumMemberName("unknown")]
    Unknown,

    /// <summary>Heard, and does not want to say.</summary>
    [JsonStringEnumMemberName("declined")]
    Declined,

    /// <summary>Said a category the reference has nobody in.</summary>
    [JsonStringEnumMemberName("outside")]
    Outside,

    /// <summary>Counted, once and for this epoch.</summary>
    [JsonStringEnumMemberName("known")]
    Known,

    /// <summary>What the person counted as before no longer holds and nothing takes its place: a member of a session, counted with the session.</summary>
    [JsonStringEnumMemberName("withdrawn")]
    Withdrawn,

    /// <summary>Left the register after being counted: no longer part of the urn.</summary>
    [JsonStringEnumMemberName("left")]
    Left,

    /// <summary>Is on the register again after <see cref="Left"/>: part of the urn as before, counted as before.</summary>
    [JsonStringEnumMemberName("returned")]
    Returned,
}
