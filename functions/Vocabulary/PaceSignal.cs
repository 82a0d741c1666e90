using System.Text.Json;
using System.Text.Json.Serialization;

namespace FeedbackPipeline.Vocabulary;

/// <summary>
/// A group of a place's register fell behind the place's coverage, caught up, or the test of it now says something else. Measuring writes it into
/// <c>signals.body</c>; Alerting reads it. It is a count of people with an invitation; only <paramref name="MoreThanChance"/> says anything about chance.
/// </summary>
/// <param name="Scope"><c>pace:{place}</c>.</param>
/// <param name="Sequence">Version of the place's record; with scope, dimension, category and change it names the signal once.</param>
/// <param name="At">When it was noticed, UTC.</param>
/// <param name="EpochStart">First day of the counting period.</param>
/// <param name="EpochEnd">The day of <paramref name="At"/> in the organisation's zone.</param>
/// <param name="Exact">For the record; never shown.</param>
/// <param name="Shown">Protected for small numbers; the only ones an alert may show.</param>
/// <param name="MoreThanChance">The register's anytime-valid test of this group has an open alert.</param>
public sealed record PaceSignal(
    PaceChange Change,
    string Scope,
    string Place,
    string PlaceName,
    string Dimension,
    string Category,
    string DimensionLabel,
    string CategoryLabel,
    long Sequence,
    DateTimeOffset At,
    DateOnly EpochStart,
    DateOnly EpochEnd,
    PaceFigures Exact,
    PaceFigures Shown,
    bool MoreThanChance)
{
    public const string ScopePrefix = "pace:";

    public static string ScopeOf(string place) => ScopePrefix + place;

    public string ToJson() => JsonSerializer.Serialize(this, PaceSignalJson.Default.PaceSignal);

    public static PaceSignal FromJson(string body) => JsonSerializer.Deserialize(body, PaceSignalJson.Default.PaceSignal)!;
}

/// <summary>People; null where fewer than five, zero included.</summary>
/// <param name="Heard">Of the group, this epoch.</param>
/// <param name="People">Of the group, on the register.</param>
/// <param name="PlaceHeard">Of the whole place.</param>
/// <param name="PlacePeople">On the whole place's register.</param>
public sealed record PaceFigures(long? Heard, long? People, long? PlaceHeard, long? PlacePeople);

/// <summary>What happened to a group's pace.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PaceChange>))]
public enum PaceChange
{
    [JsonStringEnumMemberName("fell-behind")]
    FellBehind,

    /// <summary>Still behind; whether it is more than chance changed.</summary>
    [JsonStringEnumMemberName("evidence-changed")]
    EvidenceChanged,

    [JsonStringEnumMemberName("caught-up")]
    CaughtUp,
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(PaceSignal))]
internal sealed partial class PaceSignalJson : JsonSerializerContext;
