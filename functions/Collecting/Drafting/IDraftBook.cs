using FeedbackPipeline.Collecting.Recordings;

namespace FeedbackPipeline.Collecting.Drafting;

/// <summary>Keeps half-finished web forms for up to 30 days, so that nobody has to finish in one go. Implemented by the store.</summary>
public interface IDraftBook
{
    Task<Draft?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>Inserts or replaces.</summary>
    Task SaveAsync(Draft draft, CancellationToken cancellationToken);

    Task DeleteAsync(string id, CancellationToken cancellationToken);
}

/// <summary>A half-finished form. The id is unguessable and is the only key to it.</summary>
/// <param name="Answers">Question id to words; a skipped question is absent.</param>
/// <param name="IdempotencyKey">Made once per draft, so that two taps make one record.</param>
/// <param name="Help">A code of <see cref="Vocabulary.Help"/>; null until it was asked.</param>
/// <param name="Touched">Last change, UTC.</param>
/// <param name="Recording">What the person said into the form; null where they did not.</param>
/// <param name="Reached">Number of the furthest question that was answered or skipped; 0 before the first.</param>
public sealed record Draft(
    string Id,
    string Survey,
    int SurveyVersion,
    string? Place,
    string? Help,
    string? Invitation,
    string IdempotencyKey,
    IReadOnlyDictionary<string, string> Answers,
    DateTimeOffset Touched,
    int Reached = 0,
    ShelvedRecording? Recording = null);
