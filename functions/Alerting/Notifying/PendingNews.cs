using FeedbackPipeline.Alerting.Lifecycle;
using FeedbackPipeline.Securing.Staffing;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Alerting.Notifying;

/// <summary>What has changed and was not told yet. Alerts that wait for their figures are left out: nobody is told figures somebody doubts.</summary>
internal sealed class PendingNews(IAlertBook book, IDeliveryBook deliveries, PlaceTree places, IReadOnlyList<StaffMember> staff)
{
    private const int MostClosed = 1_000;

    public Task<IReadOnlyList<Alert>> AllAsync(CancellationToken cancellationToken) => book.ListAsync([.. places.All.Select(place => place.Id)], MostClosed, cancellationToken);

    public IReadOnlyList<string> Audience(Alert alert) => AlertAudience.Of(alert, places, staff);

    /// <summary>Under which name the book keeps what a recipient was told.</summary>
    public static string Address(INotifier notifier, string? recipient) => recipient is null ? notifier.Name : $"{notifier.Name}/{recipient}";

    /// <summary>Those of <paramref name="alerts"/> this recipient must be told.</summary>
    /// <param name="until">Changes after it wait for the next digest.</param>
    public async Task<List<Alert>> OfAsync(IEnumerable<Alert> alerts, INotifier notifier, string? recipient, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var pending = new List<Alert>();
        foreach (var alert in alerts.Where(alert => !alert.IsQuiet && alert.TellAt <= until && (recipient is null || Audience(alert).Contains(recipient, StringComparer.Ordinal))))
        {
            var told = await deliveries.ToldVersionAsync(alert.Id, Address(notifier, recipient), cancellationToken);
            // What came and went before anybody was told need not be told: there is nothing to do.
            if (told < alert.TellVersion && (alert.IsOpen || told > 0))
            {
                pending.Add(alert);
            }
        }

        return [.. pending.OrderByDescending(alert => AlertChanges.IsUrgent(alert.TellChange)).ThenBy(alert => alert.Place, StringComparer.Ordinal)];
    }
}
