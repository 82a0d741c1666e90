using System.Text.Json;
using System.Text.Json.Serialization;
using FeedbackPipeline.Measuring.Statistics;

namespace FeedbackPipeline.Measuring.Folding;

/// <summary>All that is remembered of a scope. It says nothing about any person; written as JSON and read back it is the same to the last bit.</summary>
/// <param name="Epoch">The counting period it is in; 0 before the first observation.</param>
/// <param name="Late">Observations that came after their epoch was over and were not counted.</param>
/// <param name="Patient">The epochs that began with patient evidence, so that folding again uses what was in force; null: none did.</param>
public sealed partial record ScopeState(int Epoch, long Late, IReadOnlyList<DimensionState> Dimensions, IReadOnlyList<int>? Patient = null)
{
    public static ScopeState Empty { get; } = new(0, 0, []);

    /// <summary>How the evidence of this epoch is staked; fixed when the epoch began.</summary>
    [JsonIgnore]
    public StartPlan Starts => StartsOf(Epoch);

    /// <summary>How the evidence of an epoch that has begun was staked.</summary>
    public StartPlan StartsOf(int epoch) => Patient?.Contains(epoch) == true ? StartPlan.Patient : StartPlan.Lifetime;

    public DimensionState? Find(string dimension) => Dimensions.FirstOrDefault(state => state.Dimension == dimension);

    public string ToJson() => JsonSerializer.Serialize(this, ScopeStateJson.Default.ScopeState);

    public static ScopeState FromJson(string json) => JsonSerializer.Deserialize(json, ScopeStateJson.Default.ScopeState)!;

    [JsonSourceGenerationOptions(JsonSerializerDefaults.Web, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonSerializable(typeof(ScopeState))]
    private sealed partial class ScopeStateJson : JsonSerializerContext;
}

/// <summary>One dimension in the current epoch.</summary>
/// <param name="Reference">Version of the reference its groups are aligned to.</param>
/// <param name="Known">n: people with a known category.</param>
/// <param name="Observations">The same with a group session counted once.</param>
/// <param name="OnRegister">Those of n still on the register (the urn's n).</param>
/// <param name="Unknown">People heard without a known category, declined included.</param>
/// <param name="Declined">Those who said they do not want to say.</param>
/// <param name="Outside">People whose category the reference has nobody in.</param>
public sealed record DimensionState(
    string Dimension,
    int Reference,
    long Known,
    long Observations,
    long OnRegister,
    long Unknown,
    long Declined,
    long Outside,
    IReadOnlyList<GroupState> Groups)
{
    public GroupState? Find(string category) => Groups.FirstOrDefault(group => group.Category == category);
}

/// <summary>One group in the current epoch; only <paramref name="Alert"/> outlives it.</summary>
/// <param name="LogThreshold">ln(1/(αw)), fixed at the epoch's start; null: not tested this epoch.</param>
/// <param name="StartShare">The share when it was first described this epoch; centres the interval.</param>
/// <param name="Heard">s: people of the group.</param>
/// <param name="Parts">Σ y: the same with the group's part of a session counted once.</param>
/// <param name="OnRegister">Those of s still on the register (the urn's S).</param>
/// <param name="Shares">Σ π over the n people: the expected number.</param>
public sealed record GroupState(
    string Category,
    double? LogThreshold,
    double StartShare,
    long Heard,
    double Parts,
    long OnRegister,
    double Shares,
    Evidence Gap,
    Evidence Serious,
    OpenAlert? Alert);

/// <summary>An alert that is open.</summary>
/// <param name="Serious">The serious lens has spoken.</param>
/// <param name="Softened">A block of eight tenths took "serious" back; it can only return after a block below that.</param>
public sealed record OpenAlert(bool Serious, bool Softened, ClearingBlock Block);
