using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using FeedbackPipeline.Reference;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tagging.Screening;

/// <summary>
/// The words that make a person read a comment for safeguarding, from <c>Reference/signals.json</c>. The safeguarding lead owns that file. The ten abuse
/// types are those of the Care and Support Statutory Guidance, 14.17; self-harm and cuckooing are ours.
/// </summary>
/// <param name="Version">Stored with what was raised, so that misses can be reviewed against the list of the day.</param>
/// <param name="Categories">Phrases by kind of concern.</param>
/// <param name="Everyday">
/// Everyday words that lie one typing mistake from a phrase ("picked up" from "kicked") or hold one ("fire drill"). They hide such a guess, and never a phrase that
/// stands as written, which is then read first and wakes nobody.
/// </param>
/// <param name="LowWeightAlone">Kinds whose phrases are everyday words; alone, or beside others like them, they only move the comment to the front of the reading queue.</param>
/// <param name="AlwaysSurface">Kinds where waiting until morning may cost a life or the evidence of a crime: they ring the on-call route at any hour.</param>
public sealed partial record SignalList(
    string Version,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Categories,
    IReadOnlyList<string> Everyday,
    IReadOnlyList<string> LowWeightAlone,
    IReadOnlyList<string> AlwaysSurface)
{
    private const string File = "signals.json";

    private static readonly Lazy<SignalList> Shipped = new(() => EmbeddedFile.ReadJson(File, SignalJson.Default.SignalList));

    private static readonly SignalJson Json = new(new JsonSerializerOptions(SignalJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>Single phrases that only move a comment to the front of the reading queue, whatever their kind, unless another signal stands beside them.</summary>
    [AllowNull]
    public IReadOnlyList<string> LowWeightPhrases { get; init => field = value ?? []; } = [];

    public static SignalList Load() => Shipped.Value;

    /// <summary>As a file of the format of <c>Reference/signals.json</c>.</summary>
    public static string Write(SignalList list) => JsonSerializer.Serialize(list, Json.SignalList);

    /// <exception cref="JsonException">The text is no list.</exception>
    public static SignalList Read(string text) => JsonSerializer.Deserialize(text, SignalJson.Default.SignalList) ?? throw new JsonException("The list is empty.");

    /// <summary>The level of a kind; <paramref name="alone"/> where nothing but everyday words was found in the same text.</summary>
    /// <param name="weak">True where nothing but phrases of <see cref="LowWeightPhrases"/>, guesses at words that are English as typed, and everyday words point to the kind.</param>
    public ConcernLevel LevelOf(string kind, bool alone, bool weak = false)
        => alone && weak ? ConcernLevel.ReadFirst
            : AlwaysSurface.Contains(kind) ? ConcernLevel.RingNow
            : alone && LowWeightAlone.Contains(kind) ? ConcernLevel.ReadFirst
            : ConcernLevel.NotifyLead;

    [JsonSourceGenerationOptions(JsonSerializerDefaults.Web, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true, WriteIndented = true)]
    [JsonSerializable(typeof(SignalList))]
    private sealed partial class SignalJson : JsonSerializerContext;
}
