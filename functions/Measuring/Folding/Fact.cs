using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Measuring.Folding;

/// <summary>What an observation changed about a group's alert.</summary>
/// <param name="Observation">Id of the observation at which it happened.</param>
public sealed record Fact(RepresentationChange Change, string Dimension, string Category, string? Observation);
