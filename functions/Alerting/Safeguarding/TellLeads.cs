namespace FeedbackPipeline.Alerting.Safeguarding;

/// <summary>Tells one thing by every notifier that has not told it yet.</summary>
public sealed partial class TellLeads(IConcernNotices notices, IEnumerable<IConcernNotifier> notifiers, ILogger<TellLeads> logger)
{
    /// <exception cref="AggregateException">At least one notifier failed; the others told it.</exception>
    public async Task TellAsync(string feedbackId, string notice, ConcernWords words, CancellationToken cancellationToken)
    {
        List<Exception> failures = [];
        foreach (var notifier in notifiers.Where(notifier => notifier.IsReady))
        {
            if (await notices.IsToldAsync(feedbackId, notice, notifier.Name, cancellationToken))
            {
                continue;
            }

            try
            {
                await notifier.TellAsync(words, cancellationToken);
                await notices.MarkToldAsync(feedbackId, notice, notifier.Name, cancellationToken);
            }
#pragma warning disable CA1031 // one broken notifier must not silence the others
            catch (Exception problem) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                Log.Failed(logger, notifier.Name, words.Id);
                failures.Add(problem);
            }
        }

        if (failures.Count > 0)
        {
            throw new AggregateException("Not every lead could be told.", failures);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "{Notifier} could not tell {Message}.")]
        public static partial void Failed(ILogger logger, string notifier, string message);
    }
}
