using System.Text.Json;
using System.Text.Json.Serialization;
using FeedbackPipeline.Alerting.Lifecycle;

namespace FeedbackPipeline.Storing;

/// <summary>An alert as both stores hold it: its facts.</summary>
internal static partial class AlertFacts
{
    public static string Write(IEnumerable<AlertFact> facts) => JsonSerializer.Serialize([.. facts], FactsJson.Default.AlertFactArray);

    public static Alert Read(string body) => Alert.Fold(JsonSerializer.Deserialize(body, FactsJson.Default.AlertFactArray)!);

    /// <summary>For instance <c>alert-became-serious</c>, as the audit names it.</summary>
    public static string ActionOf(AlertFact fact)
        => $"alert-{JsonSerializer.SerializeToElement(fact, FactsJson.Default.AlertFact).GetProperty("fact").GetString()}";

    [JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
    [JsonSerializable(typeof(AlertFact))]
    [JsonSerializable(typeof(AlertFact[]))]
    private sealed partial class FactsJson : JsonSerializerContext;
}
