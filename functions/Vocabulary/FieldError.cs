namespace FeedbackPipeline.Vocabulary;

/// <summary>A field of a request, or a column of a file, and the rule it broke.</summary>
public sealed record FieldError(string Field, string Rule);
