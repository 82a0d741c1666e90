using System.Globalization;
using FeedbackPipeline.Alerting.Lifecycle;
using FeedbackPipeline.Alerting.Notifying;
using FeedbackPipeline.Messages;

namespace FeedbackPipeline.Storing.Cosmos.Alerting;

internal sealed class CosmosDeliveryBook(CosmosAccount account, CosmosAudit audit, CosmosOutbox outbox) : IDeliveryBook
{
    private CosmosShelf Books => account.Books;

    public async Task<int> ToldVersionAsync(string alertId, string notifier, CancellationToken cancellationToken)
        => (await Books.FindAsync<ToldDocument>(PartitionOf(alertId), CosmosId.Of(notifier), cancellationToken))?.Document.Version ?? 0;

    public async Task MarkToldAsync(string alertId, string notifier, int version, CancellationToken cancellationToken)
    {
        var pk = PartitionOf(alertId);
        var entry = audit.Entry(pk, AlertFact.Pipeline, "alert-told", alertId, $"{notifier} version {version.ToString(CultureInfo.InvariantCulture)}");
        while (true)
        {
            var kept = await Books.FindAsync<ToldDocument>(pk, CosmosId.Of(notifier), cancellationToken);
            var told = new ToldDocument(Math.Max(version, kept?.Document.Version ?? 0)) { Pk = pk, Id = CosmosId.Of(notifier) };
            if (await Books.Batch(pk).Replace(told, kept?.Etag).Create(entry).CommitAsync(cancellationToken))
            {
                return;
            }
        }
    }

    public async Task<bool> HasDigestAsync(string notifier, DateOnly day, CancellationToken cancellationToken)
        => await Books.FindAsync<DigestDocument>(DigestDocument.Partition, DigestDocument.IdOf(notifier, day), cancellationToken) is not null;

    public async Task SendDigestsAsync(string notifier, DateOnly day, IReadOnlyList<DigestDue> due, CancellationToken cancellationToken)
    {
        var messages = due.Select(digest => outbox.Message(DigestDocument.Partition, digest)).ToList();
        var batch = Books.Batch(DigestDocument.Partition).Create(new DigestDocument { Pk = DigestDocument.Partition, Id = DigestDocument.IdOf(notifier, day) });
        messages.ForEach(message => batch.Create(message));
        if (await batch.CommitAsync(cancellationToken))
        {
            await outbox.SendAsync(Books, messages, cancellationToken);
        }
    }

    public Task MarkFailedAsync(string alertId, string change, CancellationToken cancellationToken)
        => Books.CreateAsync(audit.Entry(PartitionOf(alertId), AlertFact.Pipeline, "alert-not-told", alertId, change), cancellationToken);

    private static string PartitionOf(string alertId) => $"told:{alertId}";

    /// <param name="Version">The newest version of the alert that this notifier has told.</param>
    private sealed record ToldDocument(int Version) : CosmosDocument
    {
        public override string Type => "alert-told";
    }

    private sealed record DigestDocument : CosmosDocument
    {
        public const string Partition = "digests";

        public override string Type => "digest";

        public static string IdOf(string notifier, DateOnly day) => $"{CosmosId.Of(notifier)}:{day.ToString("O", CultureInfo.InvariantCulture)}";
    }
}
