using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tagging.Modelling.Retraining;

/// <summary>A comment of this organisation after a person checked its tags.</summary>
/// <param name="Text">The words as they are tagged.</param>
/// <param name="Question">A code of <see cref="AskedQuestion"/> or the question as it was asked; null or empty is nonspecific.</param>
/// <param name="Themes">All theme ids the person left on it, none included; ids the framework no longer has are passed over.</param>
/// <param name="Tone">What the person said of its tone; null where nobody did.</param>
public sealed record CorrectedComment(string Text, string? Question, IReadOnlyList<string> Themes, Sentiment? Tone = null);
