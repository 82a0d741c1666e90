using System.Text.Json;
using System.Text.Json.Serialization;
using FeedbackPipeline.Reference;

namespace FeedbackPipeline.Tagging.Tone;

/// <summary>Words that carry a tone, from <c>Reference/tone.json</c>, in their base form.</summary>
/// <param name="Good">Words and phrases of approval.</param>
/// <param name="VeryGood">Stronger ones; they weigh double.</param>
/// <param name="Bad">Words and phrases of complaint.</param>
/// <param name="VeryBad">Stronger ones; they weigh double.</param>
/// <param name="Wishes">Words that ask for something to change without complaining.</param>
/// <param name="Turns">Words that turn what follows into its opposite.</param>
public sealed partial record ToneWords(
    int Version,
    IReadOnlyList<string> Good,
    IReadOnlyList<string> VeryGood,
    IReadOnlyList<string> Bad,
    IReadOnlyList<string> VeryBad,
    IReadOnlyList<string> Wishes,
    IReadOnlyList<string> Turns)
{
    public static ToneWords Load() => EmbeddedFile.ReadJson("tone.json", ToneJson.Default.ToneWords);

    [JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
    [JsonSerializable(typeof(ToneWords))]
    private sealed partial class ToneJson : JsonSerializerContext;
}
