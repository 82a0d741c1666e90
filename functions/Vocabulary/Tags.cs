using System.Text.Json.Serialization;

namespace FeedbackPipeline.Vocabulary;

/// <summary>What the pipeline found in one piece of text.</summary>
/// <param name="Language">ISO 639-1 code, or <c>und</c> where it cannot be told.</param>
/// <param name="Themes">Found themes, strongest first; empty when nothing passed.</param>
/// <param name="Redacted">The text with identifiers replaced; what screens and exports show.</param>
/// <param name="Identifiers">What was removed, positions in the original text.</param>
public sealed record Tags(
    string Language,
    IReadOnlyList<ScoredTheme> Themes,
    ScoredSentiment Sentiment,
    IReadOnlyList<Concern> Concerns,
    string Redacted,
    IReadOnlyList<Identifier> Identifiers)
{
    /// <summary>How sure the tagger is of the theme it is least sure of, found or not, from 0.5 (it could be either) to 1.</summary>
    public double Surety { get; init; } = 1;
}

/// <summary>A theme of the framework with the tagger's score in [0, 1].</summary>
public sealed record ScoredTheme(string Id, double Score);

/// <summary>The tone of a text with the tagger's score in [0, 1]. Never used to rank staff.</summary>
public sealed record ScoredSentiment(Sentiment Label, double Score);

/// <summary>A possible safeguarding concern: a task for a person, never a decision.</summary>
/// <param name="Kind">A category key of the signal list, or <c>screening_failed</c>.</param>
public sealed record Concern(string Kind, ConcernLevel Level);

/// <summary>An identifier removed from text.</summary>
/// <param name="Kind">For instance <c>phone</c>, <c>email</c>, <c>name</c>, <c>postcode</c>.</param>
/// <param name="Start">Offset in UTF-16 units in the original text.</param>
/// <param name="Length">Length in UTF-16 units.</param>
public sealed record Identifier(string Kind, int Start, int Length);

[JsonConverter(typeof(JsonStringEnumConverter<Sentiment>))]
public enum Sentiment
{
    [JsonStringEnumMemberName("positive")]
    Positive,

    [JsonStringEnumMemberName("neutral")]
    Neutral,

    [JsonStringEnumMemberName("negative")]
    Negative,

    [JsonStringEnumMemberName("mixed")]
    Mixed,
}

/// <summary>How soon a person must read it, most urgent first.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ConcernLevel>))]
public enum ConcernLevel
{
    [JsonStringEnumMemberName("ring-now")]
    RingNow,

    [JsonStringEnumMemberName("notify-lead")]
    NotifyLead,

    [JsonStringEnumMemberName("read-first")]
    ReadFirst,
}
