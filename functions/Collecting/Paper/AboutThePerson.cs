using FeedbackPipeline.Reference;

namespace FeedbackPipeline.Collecting.Paper;

/// <summary>The about-you questions as staff fill them in for somebody.</summary>
/// <param name="Chosen">Dimension to category code, or to a reason there is none.</param>
public sealed record AboutThePerson(IEnumerable<Dimension> Asked, IReadOnlyDictionary<string, string?> Chosen);
