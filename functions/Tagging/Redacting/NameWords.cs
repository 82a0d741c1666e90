using System.Text.Json;
using System.Text.Json.Serialization;
using FeedbackPipeline.Reference;

namespace FeedbackPipeline.Tagging.Redacting;

/// <summary>Words by which names are known, from <c>Reference/names.json</c>, folded.</summary>
/// <param name="Titles">Stand before a family name.</param>
/// <param name="People">Kinds of people that stand before a name: "my carer", "our manager".</param>
/// <param name="Introductions">Words a name follows: "called", "named".</param>
/// <param name="Doings">What people do, said right after their name.</param>
/// <param name="States">What people and things alike are or do: "is", "was", "left".</param>
/// <param name="Company">Small words before a person: "with", "thanks", "miss".</param>
/// <param name="Determiners">Words before things: "the", "my", "very". What follows them is seldom a name.</param>
/// <param name="Links">Those of them that a person can follow as well: "is", "to".</param>
/// <param name="Particles">Parts inside names: "van", "de", "bin".</param>
/// <param name="NotNames">Written with a capital letter, and no person: days, months, places, languages, services, medicines.</param>
/// <param name="Everyday">Everyday words, with their commonest misspellings, that the other lists of everyday English lack; in their base form.</param>
/// <param name="First">First names often met here, of many origins.</param>
/// <param name="Ambiguous">First names that are also everyday words; names only where something else says so.</param>
/// <param name="WordNames">Everyday words that people are called by and that stand with "a" or "the" as words: "blessing", "gift", "rose".</param>
/// <param name="MassNames">The same, of words that stand alone as words too: "patience", "mercy".</param>
/// <param name="DayNames">The same, of times: "Sunday", "April".</param>
/// <param name="VerbNames">The same, of what one does after "my friend": "mark", "will".</param>
/// <param name="DescribingNames">The same, of what one can be: "precious", "lucky".</param>
public sealed partial record NameWords(
    IReadOnlyList<string> Titles,
    IReadOnlyList<string> People,
    IReadOnlyList<string> Introductions,
    IReadOnlyList<string> Doings,
    IReadOnlyList<string> States,
    IReadOnlyList<string> Company,
    IReadOnlyList<string> Determiners,
    IReadOnlyList<string> Links,
    IReadOnlyList<string> Particles,
    IReadOnlyList<string> NotNames,
    IReadOnlyList<string> Everyday,
    IReadOnlyList<string> First,
    IReadOnlyList<string> Ambiguous,
    IReadOnlyList<string> WordNames,
    IReadOnlyList<string> MassNames,
    IReadOnlyList<string> DayNames,
    IReadOnlyList<string> VerbNames,
    IReadOnlyList<string> DescribingNames)
{
    public static NameWords Load() => EmbeddedFile.ReadJson("names.json", NameJson.Default.NameWords);

    [JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
    [JsonSerializable(typeof(NameWords))]
    private sealed partial class NameJson : JsonSerializerContext;
}
