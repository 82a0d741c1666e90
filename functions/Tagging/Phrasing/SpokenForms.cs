using System.Text.Json.Serialization;
using FeedbackPipeline.Reference;

namespace FeedbackPipeline.Tagging.Phrasing;

/// <summary>The ways people say a word of a phrase, from <c>Reference/spoken-forms.json</c>: every tense of a verb, every person, short forms and text-speak.</summary>
/// <param name="Groups">Words of which each stands for all others.</param>
/// <param name="Forms">Words that stand for the first one, and not the other way round. What is named here has no other forms.</param>
/// <param name="People">Whom it may have happened to in the place of "me".</param>
/// <param name="Things">Begins what belongs to somebody: "hit my arm" where the phrase is "hit me".</param>
/// <param name="Between">Small words that may stand between two words of a phrase.</param>
internal sealed partial record SpokenForms(IReadOnlyList<IReadOnlyList<string>> Groups, IReadOnlyDictionary<string, IReadOnlyList<string>> Forms, IReadOnlyList<string> People, IReadOnlyList<string> Things, IReadOnlyList<string> Between)
{
    private const string File = "spoken-forms.json";
    private const int ShortestStem = 3;

    private static readonly Lazy<SpokenForms> Shipped = new(() => EmbeddedFile.ReadJson(File, SpokenJson.Default.SpokenForms));

    private readonly Dictionary<string, string[]> known = Groups.SelectMany(group => group.Select(word => (word, group.ToArray())))
        .Concat(Forms.Select(pair => (word: pair.Key, (string[])[pair.Key, .. pair.Value])))
        .GroupBy(pair => pair.word, pair => pair.Item2, StringComparer.Ordinal)
        .ToDictionary(pair => pair.Key, pair => pair.SelectMany(forms => forms).Distinct().ToArray(), StringComparer.Ordinal);

    public static SpokenForms Current => Shipped.Value;

    public static bool MayStandBetween(ReadOnlySpan<char> folded)
    {
        foreach (var word in Shipped.Value.Between)
        {
            if (folded.SequenceEqual(word))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The word itself first.</summary>
    public static IEnumerable<string> Of(string word)
        => Shipped.Value.known.TryGetValue(word, out var forms) ? forms.Prepend(word).Distinct() : Stems(word).SelectMany(Inflections.Of).Prepend(word).Distinct();

    /// <summary>The phrase, and the phrase without a "to" that short forms swallow: "want to die" is "wanna die" too.</summary>
    public static IEnumerable<string> PhrasesOf(string phrase)
    {
        yield return phrase;
        foreach (var swallowing in (string[])["want to ", "going to ", "trying to "])
        {
            if (phrase.Contains(swallowing, StringComparison.Ordinal))
            {
                yield return phrase.Replace(swallowing, swallowing[..^3], StringComparison.Ordinal);
            }
        }
    }

    /// <summary>What the word may be a form of. Some are no words, which nobody writes.</summary>
    private static IEnumerable<string> Stems(string word)
    {
        string[] stems = word switch
        {
            [.. var stem, 'i', 'e', 's' or 'd'] => [$"{stem}y", $"{stem}ie"],
            [.. var stem, 'e', 's' or 'd'] => [stem, $"{stem}e", Single(stem)],
            [.. var stem, 'i', 'n', 'g'] => [stem, $"{stem}e", Single(stem)],
            [.. var stem, 's'] when stem is not [.., 's'] => [stem],
            _ => [word],
        };
        return stems.Where(stem => stem.Length >= ShortestStem).Distinct();
    }

    private static string Single(string stem) => stem is [.., var one, var other] && one == other ? stem[..^1] : stem;

    [JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
    [JsonSerializable(typeof(SpokenForms))]
    private sealed partial class SpokenJson : JsonSerializerContext;
}
