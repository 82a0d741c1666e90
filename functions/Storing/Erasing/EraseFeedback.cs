using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Storing.Erasing;

/// <summary>Erases by receipt, however it was typed.</summary>
public sealed partial class EraseFeedback(IErasureStore store, ILogger<EraseFeedback> logger)
{
    /// <returns>Null where no such receipt is known.</returns>
    public async Task<Erased?> EraseAsync(string receipt, string actor, CancellationToken cancellationToken)
    {
        return Receipt.Parse(receipt) is { } known ? Logged(await store.EraseAsync(known, actor, cancellationToken)) : null;
    }

    /// <returns>Null where there are no such words, or they were erased before.</returns>
    public async Task<Erased?> EraseByIdAsync(string feedbackId, string actor, CancellationToken cancellationToken)
        => Logged(await store.EraseByIdAsync(feedbackId, actor, cancellationToken));

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
