using FeedbackPipeline.Alerting.Wording;
using FeedbackPipeline.Messages;

namespace FeedbackPipeline.Alerting.Notifying;

/// <summary>
/// Tells people about a changed alert, in its newest state: several changes that wait together are told once, and a message that comes again is told not
/// at all. Only when the process dies, or the store fails, between delivery and its mark is a change told twice; it is never told less than once.
/// </summary>
public sealed partial class DeliverNotification(IAlertBook book, IDeliveryBook deliveries, IEnumerable<INotifier> notifiers, WordAlert words, ILogger<DeliverNotification> logger)
    : IMessageHandler, IDisposable
{
    // Messages about one alert are worked side by side; the second must see the mark of the first.
    private readonly SemaphoreSlim one = new(1, 1);

    public string Queue => Queues.NotifyOut;

    public async Task HandleAsync(Envelope envelope, CancellationToken cancellationToken)
    {
        var changed = Read(envelope);
        await one.WaitAsync(cancellationToken);
        try
        {
            await TellAsync(changed.AlertId, cancellationToken);
        }
        finally
        {
            one.Release();
        }
    }

    public Task GiveUpAsync(Envelope envelope, CancellationToken cancellationToken)
        => Envelopes.Read<AlertChanged>(envelope) is { } changed ? deliveries.MarkFailedAsync(changed.AlertId, changed.Change, cancellationToken) : Task.CompletedTask;

    public void Dispose() => one.Dispose();

    private async Task TellAsync(string alertId, CancellationToken cancellationToken)
    {
        if (await book.FindAsync(alertId, cancellationToken) is not { } alert)
        {
            Log.Gone(logger, alertId);
            return;
        }

        List<Exception> failures = [];
        foreach (var notifier in notifiers.Where(notifier => notifier.IsReady))
        {
            if (await deliveries.ToldVersionAsync(alert.Id, notifier.Name, cancellationToken) >= alert.TellVersion)
            {
                continue;
            }

            try
            {
                await notifier.DeliverAsync(words.Of(alert), alert.TellChange, cancellationToken);
                await deliveries.MarkToldAsync(alert.Id, notifier.Name, alert.TellVersion, cancellationToken);
            }
#pragma warning disable CA1031 // one broken notifier must not silence the others
            catch (Exception problem) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                Log.Failed(logger, notifier.Name, alert.Id);
                failures.Add(problem);
            }
        }

        if (failures.Count > 0)
        {
            throw new AggregateException("Not everybody could be told.", failures);
        }
    }

    private static AlertChanged Read(Envelope envelope)
        => Envelopes.Read<AlertChanged>(envelope) ?? throw new InvalidDataException($"{envelope.Name} {envelope.Version} is no message about an alert.");

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Alert {Alert} is to be told but does not exist.")]
        public static partial void Gone(ILogger logger, string alert);

        [LoggerMessage(2, LogLevel.Warning, "{Notifier} could not tell about alert {Alert}.")]
        public static partial void Failed(ILogger logger, string notifier, string alert);
    }
}
