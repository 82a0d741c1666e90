using System.Text.Json;
using System.Text.Json.Serialization;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Storing.Sqlite.Measuring;

/// <summary>What the register knows about a person: dimension → category, several categories parted by a semicolon.</summary>
internal static partial class SqliteRegisterAbout
{
    private const char Between = ';';

    public static List<AboutAnswer> Answers(string json)
        => [.. Read(json).SelectMany(pair => pair.Value.Select(category => new AboutAnswer(pair.Key, category, null, SuppliedBy.Register)))];

    /// <summary>The register's answers, and of <paramref name="given"/> those about what it does not know.</summary>
    public static List<AboutAnswer> Before(string json, IReadOnlyList<AboutAnswer> given)
    {
        var known = Answers(json);
        return [.. known, .. given.Where(answer => known.TrueForAll(other => other.Dimension != answer.Dimension))];
    }

    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Read(string json)
        => JsonSerializer.Deserialize(json, RegisterJson.Default.DictionaryStringString)!
            .ToDictionary(pair => pair.Key, pair => (IReadOnlyList<string>)pair.Value.Split(Between), StringComparer.Ordinal);

    public static string Write(IReadOnlyDictionary<string, IReadOnlyList<string>> about)
        => JsonSerializer.Serialize(
            about.OrderBy(pair => pair.Key, StringComparer.Ordinal).ToDictionary(pair => pair.Key, pair => string.Join(Between, pair.Value), StringComparer.Ordinal),
            RegisterJson.Default.DictionaryStringString);

    [JsonSerializable(typeof(Dictionary<string, string>))]
    private sealed partial class RegisterJson : JsonSerializerContext;
}
