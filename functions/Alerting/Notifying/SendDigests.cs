using FeedbackPipeline.Messages;
using FeedbackPipeline.Securing.Staffing;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Alerting.Notifying;

/// <summary>Once a day puts one message for each person who has something to be told into the queue, for every way of telling that digests.</summary>
public sealed class SendDigests(IAlertBook book, IDeliveryBook deliveries, IEnumerable<INotifier> notifiers, IPlaceBook places, IStaffBook staff, DigestTime digests, TimeProvider time) : ITimedWork
{
    public string Name => "fn-notify-digest";

    public TimeSpan Every { get; } = TimeSpan.FromMinutes(1);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var (day, moment) = digests.Latest(time.GetUtcNow());
        foreach (var notifier in notifiers.Where(notifier => notifier.IsReady && notifier.Digests))
        {
            if (await deliveries.HasDigestAsync(notifier.Name, day, cancellationToken))
            {
                continue;
            }

            var news = new PendingNews(book, deliveries, await places.ReadAsync(cancellationToken), await staff.ListAsync(cancellationToken));
            var alerts = await news.AllAsync(cancellationToken);
            var due = new List<DigestDue>();
            foreach (var recipient in notifier.ToEachPerson ? alerts.SelectMany(news.Audience).Cast<string?>().Distinct(StringComparer.Ordinal) : [null])
            {
                if ((await news.OfAsync(alerts, notifier, recipient, moment, cancellationToken)).Count > 0)
                {
                    due.Add(new(notifier.Name, recipient, moment));
                }
            }

            await deliveries.SendDigestsAsync(notifier.Name, day, due, cancellationToken);
        }
    }
}
