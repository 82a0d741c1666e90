namespace FeedbackPipeline.Tagging.Screening.Editing;

/// <summary>A change to the concern list as it was asked for, unchecked.</summary>
/// <param name="Change">A code of <see cref="SignalChanges"/>.</param>
/// <param name="Level">A code of a concern level.</param>
/// <param name="Number">The version to restore.</param>
/// <param name="Earlier">The list of that version; null where there is none.</param>
/// <param name="File">An uploaded list.</param>
public sealed record SignalDraft(string? Change, string? Kind, string? Phrase, string? Level, int? Number, SignalList? Earlier, string? File, string? Reason);
