using System.Text.Json;

namespace FeedbackPipeline.Tests.Tagging;

/// <summary>The list that was agreed at the start. The product's own list may grow, and never lose one of these.</summary>
internal sealed record AgreedSignals(Dictionary<string, string[]> Categories, string[] LowWeightAlone, string[] AlwaysSurface)
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public static AgreedSignals Read { get; } = JsonSerializer.Deserialize<AgreedSignals>(Taggers.Data("agreed-signals.json"), Web)!;

    public IEnumerable<(string Kind, string Phrase)> Phrases => Categories.SelectMany(kind => kind.Value.Select(phrase => (kind.Key, phrase)));
}
