using FeedbackPipeline.Alerting.Lifecycle;
using FeedbackPipeline.Alerting.Wording;
using FeedbackPipeline.Messages;
using FeedbackPipeline.Securing.Staffing;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Alerting.Notifying;

/// <summary>
/// Tells people about changed alerts, in their newest state: urgent changes at once, the others when their digest is due. A message that comes again tells
/// nothing again. Only when the process dies, or the store fails, between delivery and its mark is a change told twice; it is never told less than once.
/// </summary>
public sealed partial class DeliverNotification(
    IAlertBook book,
    IDeliveryBook deliveries,
    IEnumerable<INotifier> notifiers,
    IPlaceBook places,
    IStaffBook staff,
    WordAlert words,
    TimeProvider time,
    ILogger<DeliverNotification> logger)
    : IMessageHandler, IDisposable
{
    // Messages about one alert are worked side by side; the second must see the mark of the first.
    private readonly SemaphoreSlim one = new(1, 1);

    public string Queue => Queues.NotifyOut;

    public async Task HandleAsync(Envelope envelope, CancellationToken cancellationToken)
    {
        await one.WaitAsync(cancellationToken);
        try
        {
            await (Envelopes.Read<AlertChanged>(envelope) is { } changed ? TellAtOnceAsync(changed.AlertId, cancellationToken)
                : Envelopes.Read<DigestDue>(envelope) is { } due ? TellDigestAsync(due, cancellationToken)
                : throw new InvalidDataException($"{envelope.Name} {envelope.Version} is no message about alerts."));
        }
        finally
        {
            one.Release();
        }
    }

    public Task GiveUpAsync(Envelope envelope, CancellationToken cancellationToken)
        => Envelopes.Read<AlertChanged>(envelope) is { } changed ? deliveries.MarkFailedAsync(changed.AlertId, changed.Change, cancellationToken)
            : Envelopes.Read<DigestDue>(envelope) is { } due ? deliveries.MarkFailedAsync($"{due.Notifier}/{due.Recipient}", "digest", cancellationToken)
            : Task.CompletedTask;

    public void Dispose() => one.Dispose();

    private async Task TellAtOnceAsync(string alertId, CancellationToken cancellationToken)
    {
        if (await book.FindAsync(alertId, cancellationToken) is not { } alert)
        {
            Log.Gone(logger, alertId);
            return;
        }

        var news = await NewsAsync(cancellationToken);
        List<Exception> failures = [];
        foreach (var notifier in notifiers.Where(notifier => notifier.IsReady && (!notifier.Digests || AlertChanges.IsUrgent(alert.TellChange))))
        {
            foreach (var recipient in notifier.ToEachPerson ? news.Audience(alert).Cast<string?>() : [null])
            {
                await TellAsync(notifier, recipient, await news.OfAsync([alert], notifier, recipient, time.GetUtcNow(), cancellationToken), failures, cancellationToken);
            }
        }

        ThrowIfAny(failures);
    }

    private async Task TellDigestAsync(DigestDue due, CancellationToken cancellationToken)
    {
        if (notifiers.FirstOrDefault(known => known.Name == due.Notifier) is not { } notifier)
        {
            return;
        }

        var news = await NewsAsync(cancellationToken);
        List<Exception> failures = [];
        await TellAsync(notifier, due.Recipient, await news.OfAsync(await news.AllAsync(cancellationToken), notifier, due.Recipient, due.Until, cancellationToken), failures, cancellationToken);
        ThrowIfAny(failures);
    }

    private async Task TellAsync(INotifier notifier, string? recipient, List<Alert> alerts, List<Exception> failures, CancellationToken cancellationToken)
    {
        if (alerts.Count == 0)
        {
            return;
        }

        try
        {
            var digest = new AlertDigest(recipient, [.. alerts.Select(alert => new AlertNews(words.Of(alert), alert.TellChange))]);
            await notifier.DeliverAsync(digest, cancellationToken);
            foreach (var alert in alerts)
            {
                await deliveries.MarkToldAsync(alert.Id, PendingNews.Address(notifier, recipient), alert.TellVersion, cancellationToken);
            }
        }
#pragma warning disable CA1031 // one broken notifier must not silence the others
        catch (Exception problem) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            Log.Failed(logger, notifier.Name, alerts.Count);
            failures.Add(problem);
        }
    }

    private async Task<PendingNews> NewsAsync(CancellationToken cancellationToken)
        => new(book, deliveries, await places.ReadAsync(cancellationToken), await staff.ListAsync(cancellationToken));

    private static void ThrowIfAny(List<Exception> failures)
    {
        if (failures.Count > 0)
        {
            throw new AggregateException("Not everybody could be told.", failures);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Alert {Alert} is to be told but does not exist.")]
        public static partial void Gone(ILogger logger, string alert);

        [LoggerMessage(2, LogLevel.Warning, "{Notifier} could not tell about {Alerts} alerts.")]
        public static partial void Failed(ILogger logger, string notifier, int alerts);
    }
}
