using FeedbackPipeline.Alerting.Lifecycle;
using FeedbackPipeline.Alerting.Lifecycle.Signalling;
using FeedbackPipeline.Alerting.Rules;
using FeedbackPipeline.Messages;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Alerting.Raising;

/// <summary>Turns waiting signals into alerts, each exactly once. Several processes may run it at the same time.</summary>
public sealed partial class RaiseAlerts(IAlertBook book, IEnumerable<IAlertRule> rules, IdFactory ids, PipelineMetrics metrics, TimeProvider time, ILogger<RaiseAlerts> logger) : ITimedWork
{
    private const int Batch = 200;
    private const int MostTries = 5;

    public string Name => "fn-measure-alerts";

    public TimeSpan Every { get; } = TimeSpan.FromSeconds(2);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var stuck = false;
        while (!stuck && await book.WaitingAsync(Batch, cancellationToken) is { Count: > 0 } waiting)
        {
            foreach (var signal in waiting)
            {
                if (!await TryHandleAsync(signal, cancellationToken))
                {
                    // The others go on; this one is tried again at the next run.
                    Log.KeptChanging(logger, signal.Number);
                    stuck = true;
                }
            }
        }
    }

    /// <returns>False where its alert kept changing under it.</returns>
    private async Task<bool> TryHandleAsync(WaitingSignal signal, CancellationToken cancellationToken)
    {
        if (rules.Select(rule => rule.Read(signal)).FirstOrDefault(read => read is not null) is not { } sign)
        {
            await book.SetAsideAsync(signal, cancellationToken);
            Log.NotUnderstood(logger, signal.Number);
            return true;
        }

        for (var tries = 0; tries < MostTries; tries++)
        {
            var alerts = await book.OfSubjectAsync(sign.Place, sign.Rule, sign.Subject, cancellationToken);
            var taken = TakeSign.Decide(alerts, sign, ids.Next("al_"), time.GetUtcNow());
            if (await book.HandleAsync(signal, taken, cancellationToken))
            {
                if (taken is not null)
                {
                    metrics.Count(taken.Before, taken.After);
                    Log.Taken(logger, taken.After.Id, taken.Fact.GetType().Name, signal.Number);
                }

                return true;
            }

            if (await book.IsHandledAsync(signal, cancellationToken))
            {
                return true;
            }
        }

        return false;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "No rule understands signal {Number}; it was set aside.")]
        public static partial void NotUnderstood(ILogger logger, long number);

        [LoggerMessage(3, LogLevel.Error, "Signal {Number} could not be handled, since its alert kept changing; it is tried again.")]
        public static partial void KeptChanging(ILogger logger, long number);

        [LoggerMessage(2, LogLevel.Information, "Alert {Alert}: {Fact}, by signal {Number}.")]
        public static partial void Taken(ILogger logger, string alert, string fact, long number);
    }
}
