using FeedbackPipeline.Collecting.Recordings;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Collecting.Accepting;

/// <summary>Makes accepted words durable and puts them on the queue, both or neither. Implemented by the store.</summary>
public interface ISubmissionIntake
{
    /// <summary>Returns only when the submission would survive losing power.</summary>
    /// <exception cref="IntakeUnavailableException">It could not be made durable or queued; the sender may try again with the same key.</exception>
    Task<IntakeResult> AcceptAsync(NewSubmission submission, CancellationToken cancellationToken);
}

/// <param name="BodyHash">SHA-256 over what was sent, so that the same key with another body is noticed.</param>
/// <param name="AboutClosed">No about-you answers will follow: what is unanswered counts as unknown at once.</param>
/// <param name="ReceiptCandidate">The receipt for an attempt number; the intake takes the first that is free.</param>
/// <param name="Recording">To be heard: its words come later.</param>
public sealed record NewSubmission(
    Submission Submission,
    byte[] BodyHash,
    IReadOnlyList<AboutAnswer> About,
    bool AboutClosed,
    Func<int, string> ReceiptCandidate,
    ShelvedRecording? Recording = null)
{
    /// <summary>False where all there is waits to be heard.</summary>
    public bool HasWords => Submission.Answers.Count > 0;
}

/// <summary>What the store found. <paramref name="Receipt"/> is empty on a conflict.</summary>
public sealed record IntakeResult(IntakeState State, string Receipt);

public enum IntakeState
{
    Stored,
    AlreadyHere,
    Conflicting,
}

/// <summary>Nothing was promised: the sender gets 503 and may try again.</summary>
public sealed class IntakeUnavailableException(string message, Exception cause) : Exception(message, cause);
