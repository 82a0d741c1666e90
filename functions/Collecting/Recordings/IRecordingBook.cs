using FeedbackPipeline.Collecting.Transcripts;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Collecting.Recordings;

/// <summary>What became of recordings, each beside the feedback it is part of. Implemented by the store.</summary>
public interface IRecordingBook
{
    /// <summary>What the machine should listen to; null where it did, a person did, or it was erased.</summary>
    Task<ShelvedRecording?> FindWaitingAsync(string feedbackId, CancellationToken cancellationToken);

    /// <summary>Keeps what the machine heard, sealed, and raises what was found in it at once. Does nothing where a person was quicker or it was erased.</summary>
    Task DraftAsync(string feedbackId, IReadOnlyList<TranscriptSegment> segments, IReadOnlyList<Concern> concerns, CancellationToken cancellationToken);

    /// <summary>The machine gave up: a person has to hear it.</summary>
    Task HandOverAsync(string feedbackId, HearingTrouble trouble, CancellationToken cancellationToken);

    /// <summary>What a person has to hear about these places; what may be about harm first, then the oldest.</summary>
    Task<IReadOnlyList<WaitingRecording>> WaitingAsync(IReadOnlyCollection<string> places, CancellationToken cancellationToken);

    /// <summary>Opens one about these places, and puts the look on record; null where there is none.</summary>
    /// <param name="action">What goes into the audit.</param>
    Task<OpenedRecording?> OpenAsync(string feedbackId, IReadOnlyCollection<string> places, string actor, string action, CancellationToken cancellationToken);

    /// <summary>What a person heard: words become part of the feedback and go the way of all feedback, once.</summary>
    /// <param name="words">Null: no words could be made out.</param>
    /// <returns>False where there is none at these places, or it was settled before.</returns>
    Task<bool> SettleAsync(string feedbackId, IReadOnlyCollection<string> places, string actor, string? words, CancellationToken cancellationToken);

    /// <summary>What is on the shelf for a receipt; null where there is nothing.</summary>
    Task<string?> NameOfReceiptAsync(string receipt, CancellationToken cancellationToken);

    /// <summary>The same for a feedback.</summary>
    Task<string?> NameOfAsync(string feedbackId, CancellationToken cancellationToken);

    /// <summary>Recordings that are still on the shelf though they were settled before a moment.</summary>
    Task<IReadOnlyList<(string FeedbackId, string Name)>> SettledBeforeAsync(DateTimeOffset before, CancellationToken cancellationToken);

    /// <summary>Forgets where it lay and what opens it, with its entry in the audit.</summary>
    Task ForgetAsync(string feedbackId, CancellationToken cancellationToken);

    /// <summary>Every name on the shelf that a half-finished form or a feedback knows.</summary>
    Task<IReadOnlySet<string>> NamesAsync(CancellationToken cancellationToken);
}

/// <param name="Received">UTC.</param>
/// <param name="MayBeHarm">By what the machine heard.</param>
/// <param name="HasDraft">The machine wrote something down.</param>
public sealed record WaitingRecording(string FeedbackId, string Place, DateTimeOffset Received, RecordingState State, bool MayBeHarm, bool HasDraft);

/// <param name="Shelved">Null where it was deleted.</param>
/// <param name="Heard">What the machine heard; empty where it did not.</param>
/// <param name="Trouble">Null where the machine wrote something down, or still waits.</param>
public sealed record OpenedRecording(
    string FeedbackId,
    string Place,
    string Receipt,
    DateTimeOffset Received,
    RecordingState State,
    bool MayBeHarm,
    HearingTrouble? Trouble,
    ShelvedRecording? Shelved,
    IReadOnlyList<TranscriptSegment> Heard);
