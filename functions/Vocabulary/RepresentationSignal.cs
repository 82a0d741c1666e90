using System.Text.Json;
using System.Text.Json.Serialization;

namespace FeedbackPipeline.Vocabulary;

/// <summary>
/// Something happened to the representation of one group at one place: an alert opened, became serious, fell back or cleared. Measuring writes it into
/// <c>signals.body</c> in the transaction that counted the observation; Alerting reads it. It holds aggregates only.
/// </summary>
/// <param name="Change">What happened.</param>
/// <param name="Scope"><c>stream:{place}</c> (people who answered without an invitation) or <c>register:{place}</c> (people counted by invitation).</param>
/// <param name="Place">Id of the place.</param>
/// <param name="PlaceName">Its name at that moment.</param>
/// <param name="Dimension">For instance <c>age_band</c>.</param>
/// <param name="Category">For instance <c>75+</c>, or <see cref="SmallGroupsTogether"/>.</param>
/// <param name="DimensionLabel">The question as people see it.</param>
/// <param name="CategoryLabel">The group in people's words.</param>
/// <param name="Sequence">Number of the observation in the scope's ledger; with <paramref name="Scope"/>, <paramref name="Dimension"/>, <paramref name="Category"/> and <paramref name="Change"/> it names the signal once.</param>
/// <param name="At">When the observed words were received, UTC.</param>
/// <param name="EpochStart">First day of the counting period; the figures run from here.</param>
/// <param name="EpochEnd">The day of <paramref name="At"/> in the organisation's zone.</param>
/// <param name="Exact">Figures for the record; never shown.</param>
/// <param name="Shown">Figures protected for small numbers; the only ones an alert may show.</param>
/// <param name="Evidence">How strong the evidence is: a word about evidence, not a probability.</param>
/// <param name="MayBeNonDisclosure">More than one in five did not say, and the gap is not serious: it may be that the group answers this question less often.</param>
/// <param name="ReferenceSource">Where the counts of who is supported come from.</param>
/// <param name="ReferenceDate">The day those counts describe.</param>
public sealed record RepresentationSignal(
    RepresentationChange Change,
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
    RepresentationFigures Exact,
    RepresentationFigures Shown,
    EvidenceWord Evidence,
    bool MayBeNonDisclosure,
    string ReferenceSource,
    DateOnly ReferenceDate,
    int ReferenceVersion)
{
    /// <summary>The category under which groups too small to test alone are tested together.</summary>
    public const string SmallGroupsTogether = "small-groups-together";

    /// <summary>The group whose being heard more mainly explains why this one and others are heard less, in people's words; null where none does.</summary>
    public string? HeardMore { get; init; }

    /// <summary>Counted by the register: coverage and the urn apply.</summary>
    [JsonIgnore]
    public bool ByRegister => Scope.StartsWith("register:", StringComparison.Ordinal);

    public string ToJson() => JsonSerializer.Serialize(this, RepresentationSignalJson.Default.RepresentationSignal);

    public static RepresentationSignal FromJson(string body) => JsonSerializer.Deserialize(body, RepresentationSignalJson.Default.RepresentationSignal)!;
}

/// <summary>The numbers of a representation alert.</summary>
/// <param name="Known">People whose answer in this dimension is known (n). Null: too few to show.</param>
/// <param name="Heard">How many of them are in the group (k). Null: fewer than the smallest number shown, zero included.</param>
/// <param name="Expected">How many would be by the reference.</param>
/// <param name="Missing">max(0, expected − heard), in people. Null where <paramref name="Heard"/> is not shown and nothing safe can be said.</param>
/// <param name="Unknown">People who did not say, declined included. Null: too few to show.</param>
/// <param name="SmallestShown">Counts below this are null.</param>
public sealed record RepresentationFigures(int? Known, int? Heard, double? Expected, double? Missing, double? MissingLow, double? MissingHigh, int? Unknown, int SmallestShown);

/// <summary>What happened to a group's alert.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RepresentationChange>))]
public enum RepresentationChange
{
    /// <summary>A gap alert opened.</summary>
    [JsonStringEnumMemberName("gap-opened")]
    GapOpened,

    /// <summary>An open gap alert became serious: heard less than eight tenths as often as expected, on the evidence.</summary>
    [JsonStringEnumMemberName("serious-opened")]
    SeriousOpened,

    /// <summary>A serious alert is an ordinary gap alert again.</summary>
    [JsonStringEnumMemberName("serious-fell-back")]
    SeriousFellBack,

    /// <summary>The group is heard again about as often as expected; the alert may close.</summary>
    [JsonStringEnumMemberName("gap-cleared")]
    GapCleared,

    /// <summary>The newest reference no longer has the group, so nothing can be said about it any more.</summary>
    [JsonStringEnumMemberName("group-left")]
    GroupLeft,
}

/// <summary>Words about how strong the evidence is, by fixed thresholds on the e-value; never a probability.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EvidenceWord>))]
public enum EvidenceWord
{
    /// <summary>Below the alert's threshold.</summary>
    [JsonStringEnumMemberName("none")]
    None,

    [JsonStringEnumMemberName("strong")]
    Strong,

    /// <summary>Ten times the threshold.</summary>
    [JsonStringEnumMemberName("very-strong")]
    VeryStrong,

    /// <summary>A hundred times the threshold.</summary>
    [JsonStringEnumMemberName("extremely-strong")]
    ExtremelyStrong,
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(RepresentationSignal))]
internal sealed partial class RepresentationSignalJson : JsonSerializerContext;
