using FeedbackPipeline.Collecting.Recordings;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Collecting.Receipts;

/// <summary>What a receipt's holder may do: see what happened, add about-you answers. Implemented by the store.</summary>
public interface IReceiptBook
{
    /// <summary>Null where the receipt is unknown, or what it named was erased.</summary>
    Task<ReceiptStatus?> FindAsync(string receipt, CancellationToken cancellationToken);

    /// <summary>The same by the submission's id: for a form that was sent twice.</summary>
    Task<ReceiptStatus?> FindByIdAsync(string feedbackId, CancellationToken cancellationToken);

    /// <summary>Adds or replaces about-you answers, dimension by dimension. <paramref name="closed"/> says the person has finished: what is unanswered now counts as unknown.</summary>
    /// <returns>False where the receipt is unknown.</returns>
    Task<bool> AddAboutAsync(string receipt, IReadOnlyList<AboutAnswer> answers, bool closed, CancellationToken cancellationToken);
}

/// <summary>The state of one submission as its giver may see it: never the words.</summary>
/// <param name="Read">When a person first read it, or null.</param>
/// <param name="Recording">Where the recording stands that is part of it; null where there is none.</param>
public sealed record ReceiptStatus(string Id, string Receipt, DateTimeOffset Received, string Place, string Survey, Help Help, bool Linked, bool AboutClosed, DateTimeOffset? Read, RecordingState? Recording = null);
