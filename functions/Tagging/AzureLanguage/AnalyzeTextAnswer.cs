using System.Text.Json.Serialization;

namespace FeedbackPipeline.Tagging.AzureLanguage;

/// <summary>What the service answers. Documents fail one by one inside a 200; some may be missing altogether.</summary>
internal sealed record AnalyzeTextAnswer(AnalyzeTextResults? Results);

internal sealed record AnalyzeTextResults(IReadOnlyList<OutputDocument>? Documents, IReadOnlyList<DocumentError>? Errors);

/// <summary>One document of any task; what belongs to other tasks is null.</summary>
internal sealed record OutputDocument(
    string? Id,
    IReadOnlyList<PiiEntity>? Entities,
    DetectedLanguage? DetectedLanguage,
    string? Sentiment,
    ConfidenceScores? ConfidenceScores,
    IReadOnlyList<string>? KeyPhrases);

internal sealed record PiiEntity(string Text, string Category, int Offset, int Length);

/// <param name="Iso6391Name">Can be longer than two letters, as <c>zh_chs</c>, or <c>(Unknown)</c> with a score of 0.</param>
internal sealed record DetectedLanguage([property: JsonPropertyName("iso6391Name")] string? Iso6391Name, double ConfidenceScore);

internal sealed record ConfidenceScores(double Positive, double Neutral, double Negative);

internal sealed record DocumentError(string? Id, ServiceError? Error);

internal sealed record ServiceError(string? Code, [property: JsonPropertyName("innererror")] ServiceError? InnerError)
{
    /// <summary>The most exact code.</summary>
    public string Cause => InnerError?.Code ?? Code ?? "unknown";
}
