namespace FeedbackPipeline.Tagging.AzureLanguage;

/// <summary>One call of <c>POST {endpoint}/language/:analyze-text</c>.</summary>
/// <param name="Kind">One of <see cref="TextTask"/>.</param>
internal sealed record AnalyzeTextRequest(string Kind, AnalyzeTextParameters Parameters, AnalysisInput AnalysisInput);

/// <param name="LoggingOptOut">Azure may keep text for 48 hours where it is false.</param>
/// <param name="StringIndexType">Offsets count UTF-16 units, as those of .NET do; the service counts text elements unless asked.</param>
internal sealed record AnalyzeTextParameters(
    string ModelVersion,
    bool LoggingOptOut,
    string? StringIndexType = null,
    string? Domain = null,
    IReadOnlyList<string>? PiiCategories = null,
    bool? OpinionMining = null);

internal sealed record AnalysisInput(IReadOnlyList<InputDocument> Documents);

internal sealed record InputDocument(string Id, string Text, string? Language = null, string? CountryHint = null);
