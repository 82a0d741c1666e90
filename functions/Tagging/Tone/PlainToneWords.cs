using System.Text.Json;
using System.Text.Json.Serialization;
using FeedbackPipeline.Reference;

namespace FeedbackPipeline.Tagging.Tone;

/// <summary>Plain words of praise and complaint, from <c>Reference/plain-tone.json</c>: those that mean the same wherever somebody is supported.</summary>
/// <param name="Good">Praise, unless a "not" shortly before turns it into a complaint.</param>
/// <param name="GoodAsSaid">Praise with its "not" in it.</param>
/// <param name="Bad">Complaint, unless a "not" shortly before turns it into praise.</param>
/// <param name="BadAsSaid">Complaint with its "not" in it.</param>
/// <param name="Wants">Complaint, unless a "not" or "nothing" stands anywhere before: "nothing could be better".</param>
/// <param name="Neither">Longer words that hold one of the others and mean something else: "would be nice" praises nothing.</param>
/// <param name="Turns">Words that turn what follows into its opposite.</param>
/// <param name="Small">Words that may stand between: "not very nice".</param>
/// <param name="Buts">Words between one view and another.</param>
public sealed partial record PlainToneWords(
    int Version,
    IReadOnlyList<string> Good,
    IReadOnlyList<string> GoodAsSaid,
    IReadOnlyList<string> Bad,
    IReadOnlyList<string> BadAsSaid,
    IReadOnlyList<string> Wants,
    IReadOnlyList<string> Neither,
    IReadOnlyList<string> Turns,
    IReadOnlyList<string> Small,
    IReadOnlyList<string> Buts)
{
    public static PlainToneWords Load() => EmbeddedFile.ReadJson("plain-tone.json", PlainToneJson.Default.PlainToneWords);

    [JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
    [JsonSerializable(typeof(PlainToneWords))]
    private sealed partial class PlainToneJson : JsonSerializerContext;
}
