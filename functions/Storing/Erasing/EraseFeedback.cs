using FeedbackPipeline.Collecting.Recordings;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Storing.Erasing;

/// <summary>Erases by receipt, however it was typed.</summary>
/// <remarks>The recording goes first: should anything break off after it, the receipt still works and the rest can be erased with it.</remarks>
public sealed partial class EraseFeedback(IErasureStore store, IRecordingBook recordings, IRecordingShelf shelf, ILogger<EraseFeedback> logger)
{
    /// <returns>Null where no such receipt is known.</returns>
    public async Task<Erased?> EraseAsync(string receipt, string actor, CancellationToken cancellationToken)
    {
        if (Receipt.Parse(receipt) is not { } known)
        {
            return null;
        }

        await DeleteAsync(await recordings.NameOfReceiptAsync(known, cancellationToken), cancellationToken);
        return Logged(await store.EraseAsync(known, actor, cancellationToken));
    }

    /// <returns>Null where there are no such words, or they were erased before.</returns>
    public async Task<Erased?> EraseByIdAsync(string feedbackId, string actor, CancellationToken cancellationToken)
    {
        await DeleteAsync(await recordings.NameOfAsync(feedbackId, cancellationToken), cancellationToken);
        return Logged(await store.EraseByIdAsync(feedbackId, actor, cancellationToken));
    }

    private Task DeleteAsync(string? recording, CancellationToken cancellationToken)
        => recording is null ? Task.CompletedTask : shelf.DeleteAsync(recording, cancellationToken);

    private Erased? Logged(Erased? erased)
    {
        if (erased is not null)
        {
            Log.FeedbackErased(logger, erased.FeedbackId, erased.ConcernKept);
        }

        return erased;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Erased {FeedbackId}; sealed copy kept: {ConcernKept}.")]
        public static partial void FeedbackErased(ILogger logger, string feedbackId, bool concernKept);
    }
}
