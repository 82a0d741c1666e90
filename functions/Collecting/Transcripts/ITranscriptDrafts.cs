using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Collecting.Transcripts;

/// <summary>Keeps transcripts until a person has checked them. The words are sealed; nobody is counted by them. Implemented by the store.</summary>
public interface ITranscriptDrafts
{
    /// <summary>Keeps a new draft with its entry in the audit, and has the safeguarding lead told where it is urgent. One with the same id stays as it is: the upload was sent twice.</summary>
    Task KeepAsync(TranscriptDraft draft, CancellationToken cancellationToken);

    /// <summary>Drafts about these places without their words; those that may be about harm first, then the oldest.</summary>
    Task<IReadOnlyList<WaitingTranscript>> WaitingAsync(IReadOnlyCollection<string> places, CancellationToken cancellationToken);

    /// <summary>Opens a draft about one of these places, and puts the look on record; null where there is none.</summary>
    Task<TranscriptDraft?> OpenAsync(string id, IReadOnlyCollection<string> places, string actor, CancellationToken cancellationToken);

    /// <summary>Deletes the draft, with its entry in the audit, if it is still there.</summary>
    Task DropAsync(string id, string actor, TranscriptEnd end, CancellationToken cancellationToken);

    /// <summary>Deletes what was uploaded before <paramref name="before"/>, each with its entry in the audit; returns how many.</summary>
    Task<int> DropOldAsync(DateTimeOffset before, CancellationToken cancellationToken);
}

/// <summary>A transcript nobody has checked yet.</summary>
/// <param name="Id">Unguessable; what is sent later is known by it, so that two presses make one record.</param>
/// <param name="Uploaded">UTC.</param>
/// <param name="UploadedBy">Id of the member of staff.</param>
/// <param name="Level">The most urgent of what screening found in the words, at once; null where it found nothing.</param>
public sealed record TranscriptDraft(string Id, string Place, DateTimeOffset Uploaded, string UploadedBy, ConcernLevel? Level, IReadOnlyList<TranscriptSegment> Segments)
{
    /// <summary>What every id begins with, and no id of feedback does.</summary>
    public const string Prefix = "tr_";

    public bool MayBeHarm => Level is not null;

    /// <summary>Somebody must be told before anybody has checked the words.</summary>
    public bool IsUrgent => Level is { } level && level != ConcernLevel.ReadFirst;
}

/// <summary>A draft as the list shows it.</summary>
public sealed record WaitingTranscript(string Id, string Place, DateTimeOffset Uploaded, bool MayBeHarm);

/// <summary>Why a draft went.</summary>
public enum TranscriptEnd
{
    /// <summary>Its words were kept as feedback.</summary>
    Sent,

    /// <summary>Somebody decided against it.</summary>
    Abandoned,
}
