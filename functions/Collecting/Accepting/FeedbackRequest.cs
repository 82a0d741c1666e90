using System.Text.Json;

namespace FeedbackPipeline.Collecting.Accepting;

/// <summary>The body of <c>POST /api/feedback</c>; the web form, imports and other channels fill the same record. Only text or an answer is required.</summary>
/// <param name="About">Dimension to category code, to a list of codes where several are allowed, or to <c>declined</c>, <c>unsure</c>, <c>skipped</c>, <c>not_asked</c>.</param>
/// <param name="Invitation">Code of a register invitation: counts its holder once and supplies their categories.</param>
public sealed record FeedbackRequest(
    string? Survey = null,
    string? Text = null,
    IReadOnlyDictionary<string, string>? Answers = null,
    string? Service = null,
    string? Help = null,
    IReadOnlyDictionary<string, JsonElement>? About = null,
    string? IdempotencyKey = null,
    string? Language = null,
    string? Invitation = null);
