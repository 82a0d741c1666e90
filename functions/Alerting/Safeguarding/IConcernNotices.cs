using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Alerting.Safeguarding;

/// <summary>What telling needs of concerns: never words, never what they seem to be about. Implemented by the store.</summary>
public interface IConcernNotices
{
    /// <summary>The most urgent concern of a feedback that waits for a person; null where none does.</summary>
    Task<ConcernNotice?> FindAsync(string feedbackId, CancellationToken cancellationToken);

    /// <summary>Concerns that should be told, wait, and were never opened by anybody.</summary>
    Task<IReadOnlyList<ConcernNotice>> UnopenedAsync(CancellationToken cancellationToken);

    /// <param name="feedbackId">Empty for the daily test.</param>
    /// <param name="notice">What was said, for instance <c>ring-now</c>; each is told once.</param>
    Task<bool> IsToldAsync(string feedbackId, string notice, string notifier, CancellationToken cancellationToken);

    /// <summary>Returns once it is durable, with its entry in the audit.</summary>
    Task MarkToldAsync(string feedbackId, string notice, string notifier, CancellationToken cancellationToken);

    /// <summary>Puts on record that the lead could not be told; the concern still waits on its page, and is told again.</summary>
    Task MarkFailedAsync(string feedbackId, CancellationToken cancellationToken);
}

/// <param name="Level">The most urgent that waits.</param>
/// <param name="Raised">The earliest that waits.</param>
public sealed record ConcernNotice(string FeedbackId, string Place, ConcernLevel Level, DateTimeOffset Raised)
{
    /// <summary>True where the words are a transcript nobody has checked yet, whose id stands for the feedback's.</summary>
    public bool IsTranscript { get; init; }
}
