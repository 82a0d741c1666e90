using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using FeedbackPipeline.Reference;
using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Collecting.Texting;

/// <summary>The texts we send, from <c>Reference/texts.json</c>, with the organisation's names and numbers filled in. A sentence whose number is not set is left out.</summary>
public sealed partial class TextTemplates
{
    private readonly TextFile file = EmbeddedFile.ReadJson("texts.json", TextJson.Default.TextFile);
    private readonly Dictionary<string, string> values;

    public TextTemplates(IOptions<TextingOptions> options, IOptions<OrganisationOptions> organisation)
        => values = ValuesOf(options.Value, organisation.Value);

    /// <summary>Names of all texts there are.</summary>
    public IEnumerable<string> Names => file.Templates.Keys;

    /// <summary>Kinds of concern that ask for the distress texts, unless one of <see cref="ByAnother"/> is among them.</summary>
    public IReadOnlyList<string> Distress => file.Distress;

    /// <summary>Kinds of harm that somebody does: that person may be reading along.</summary>
    public IReadOnlyList<string> ByAnother => file.ByAnother;

    /// <param name="name">One of <see cref="TextNames"/>.</param>
    /// <param name="readOn">The day a person reads the text, for the text that says so.</param>
    public string Fill(string name, DateOnly readOn)
    {
        var sentences = Ends().Split(file.Templates[name]).Select(sentence => FillSentence(sentence, readOn)).OfType<string>();
        return string.Join(' ', sentences);
    }

    private string? FillSentence(string sentence, DateOnly readOn)
    {
        var empty = false;
        var filled = Places().Replace(sentence, place =>
        {
            var value = place.Value == "{day}" ? readOn.ToString("dddd d MMMM", CultureInfo.InvariantCulture) : values[place.Value];
            empty |= value.Length == 0;
            return value;
        });
        return empty ? null : filled;
    }

    private static Dictionary<string, string> ValuesOf(TextingOptions options, OrganisationOptions organisation) => new(StringComparer.Ordinal)
    {
        ["{org}"] = options.ShortName.Length > 0 ? options.ShortName
            : organisation.Name.Length <= LongestName && Gsm7.Holds(organisation.Name) ? organisation.Name
            : "We",
        ["{tel}"] = organisation.Telephone,
        ["{sgtel}"] = options.SafeguardingTelephone,
        ["{emergency}"] = options.EmergencyNumber,
        ["{listening}"] = options.ListeningNumber,
        ["{crisis}"] = options.CrisisText,
        ["{opens}"] = Hour(options.OpensAt),
        ["{closes}"] = Hour(options.ClosesAt),
    };

    private const int LongestName = 20;

    private static string Hour(int hour) => (((hour + 11) % 12) + 1).ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<=[.?!]) ")]
    private static partial Regex Ends();

    [GeneratedRegex(@"\{[a-z]+\}")]
    private static partial Regex Places();

    private sealed record TextFile(string Version, string Source, IReadOnlyList<string> Distress, IReadOnlyList<string> ByAnother, IReadOnlyDictionary<string, string> Templates);

    [JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
    [JsonSerializable(typeof(TextFile))]
    private sealed partial class TextJson : JsonSerializerContext;
}
