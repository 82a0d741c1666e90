using FeedbackPipeline.Alerting.Lifecycle.Signalling;
using FeedbackPipeline.Alerting.Rules;
using FeedbackPipeline.Messages;
using FeedbackPipeline.Securing;

namespace FeedbackPipeline.Alerting.Raising;

/// <summary>Turns waiting signals into alerts, each exactly once. Several processes may run it at the same time.</summary>
public sealed partial class RaiseAlerts(IAlertBook book, IEnumerable<IAlertRule> rules, IdFactory ids, TimeProvider time, ILogger<RaiseAlerts> logger) : ITimedWork
{
    private const int Batch = 200;
    private const int MostTries = 5;

    public string Name => "fn-measure-alerts";

    public TimeSpan Every { get; } = TimeSpan.FromSeconds(2);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (await book.WaitingAsync(Batch, cancellationToken) is { Count: > 0 } waiting)
        {
            foreach (var signal in waiting)
            {
                await HandleAsync(signal, cancellationToken);
            }
        }
    }

    private async Task HandleAsync(WaitingSignal signal, CancellationToken cancellationToken)
    {
        if (rules.Select(rule => rule.Read(signal)).FirstOrDefault(read => read is not null) is not { } sign)
        {
            await book.SetAsideAsync(signal, cancellationToken);
            Log.NotUnderstood(logger, signal.Number);
            return;
        }

        for (var tries = 0; tries < MostTries; tries++)
        {
            var alerts = await book.OfSubjectAsync(sign.Place, sign.Rule, sign.Subject, cancellationToken);
            var taken = TakeSign.Decide(alerts, sign, ids.Next("al_"), time.GetUtcNow());
            if (await book.HandleAsync(signal, taken, cancellationToken))
            {
                if (taken is not null)
                {
                    Log.Taken(logger, taken.After.Id, taken.Fact.GetType().Name, signal.Number);
                }

                return;
            }

            if (await book.IsHandledAsync(signal, cancellationToken))
            {
                return;
            }
        }

        throw new TimeoutException($"Signal {signal.Number} could not be handled: its alert kept changing.");
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "No rule understands signal {Number}; it was set aside.")]
        public static partial void NotUnderstood(ILogger logger, long number);

        [LoggerMessage(2, LogLevel.Information, "Alert {Alert}: {Fact}, by signal {Number}.")]
        public static partial void Taken(ILogger logger, string alert, string fact, long number);
    }
}
