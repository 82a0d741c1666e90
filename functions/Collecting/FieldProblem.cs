namespace FeedbackPipeline.Collecting;

/// <summary>What an error summary shows.</summary>
/// <param name="Error">Null where nothing is wrong.</param>
/// <param name="Field">Id of the element the summary leads to.</param>
public sealed record FieldProblem(string? Error, string Field);
