using FeedbackPipeline.Alerting.Safeguarding;
using FeedbackPipeline.Collecting.Transcripts;
using FeedbackPipeline.Storing.Cosmos.Collecting;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Storing.Cosmos.Alerting;

/// <summary>What was told stands in the feedback's own partition, so that it goes with it; the daily test has a partition of its own.</summary>
internal sealed class CosmosConcernNotices(CosmosAccount account, CosmosAudit audit) : IConcernNotices
{
    private const string Pipeline = "pipeline";
    private const string TestPartition = "safeguarding-route";

    private const string Waiting =
        """
        SELECT c.id, c.place, k.level, k.raised FROM c JOIN k IN c.concerns
        WHERE (c.type = 'feedback' OR c.type = 'tombstone') AND k.state = 'open' AND k.level != 'read-first'
        """;

    private const string UrgentTranscripts = "SELECT * FROM c WHERE c.type = 'transcript' AND IS_DEFINED(c.level) AND c.level != 'read-first'";

    public async Task<ConcernNotice?> FindAsync(string feedbackId, CancellationToken cancellationToken)
        => feedbackId.StartsWith(TranscriptDraft.Prefix, StringComparison.Ordinal) ? await FindTranscriptAsync(feedbackId, cancellationToken)
            : await account.Items.FindAsync<FeedbackDocument>(feedbackId, feedbackId, cancellationToken) is { Document: var feedback }
            ? Together(feedback.Concerns.Where(concern => concern.Waits).Select(concern => new ConcernNotice(feedbackId, feedback.Place, concern.Level, concern.Raised))).FirstOrDefault()
            : null;

    public async Task<IReadOnlyList<ConcernNotice>> UnopenedAsync(CancellationToken cancellationToken)
    {
        var unopened = new List<ConcernNotice>();
        foreach (var notice in Together((await account.Items.QueryAsync<Row>(null, Waiting, cancellationToken)).Select(row => new ConcernNotice(row.Id, row.Place, row.Level, row.Raised))))
        {
            if (await account.Items.FirstAsync<int>(notice.FeedbackId, "SELECT VALUE COUNT(1) FROM c WHERE c.type = 'audit' AND c.action = 'concern-viewed'", cancellationToken) == 0)
            {
                unopened.Add(notice);
            }
        }

        return [.. unopened.Concat(await UnopenedTranscriptsAsync(cancellationToken)).OrderBy(notice => notice.Raised)];
    }

    public async Task<bool> IsToldAsync(string feedbackId, string notice, string notifier, CancellationToken cancellationToken)
        => await Shelf(feedbackId).FindAsync<TellingDocument>(PartitionOf(feedbackId), TellingDocument.IdOf(notice, notifier), cancellationToken) is not null;

    public Task MarkToldAsync(string feedbackId, string notice, string notifier, CancellationToken cancellationToken)
    {
        var pk = PartitionOf(feedbackId);
        return Shelf(feedbackId).Batch(pk)
            .Put(new TellingDocument { Pk = pk, Id = TellingDocument.IdOf(notice, notifier) })
            .Create(audit.Entry(pk, Pipeline, feedbackId.Length == 0 ? "safeguarding-route-tested" : "concern-told", feedbackId, $"{notifier} {notice}"))
            .CommitAsync(cancellationToken);
    }

    public Task MarkFailedAsync(string feedbackId, CancellationToken cancellationToken)
        => Shelf(feedbackId).CreateAsync(audit.Entry(PartitionOf(feedbackId), Pipeline, "concern-not-told", feedbackId), cancellationToken);

    private async Task<ConcernNotice?> FindTranscriptAsync(string id, CancellationToken cancellationToken)
        => await account.Books.FindAsync<TranscriptDocument>(TranscriptDocument.PartitionOf(id), TranscriptDocument.OnlyId, cancellationToken) is { Document: { Level: { } level } draft }
            ? Notice(draft, level)
            : null;

    /// <summary>Whoever brought a transcript sees it at once; that is not yet the lead.</summary>
    private async Task<IReadOnlyList<ConcernNotice>> UnopenedTranscriptsAsync(CancellationToken cancellationToken)
    {
        var unopened = new List<ConcernNotice>();
        foreach (var draft in await account.Books.QueryAsync<TranscriptDocument>(null, UrgentTranscripts, cancellationToken))
        {
            var read = await account.Books.FirstAsync<int>(
                draft.Pk,
                "SELECT VALUE COUNT(1) FROM c WHERE c.type = 'audit' AND c.action = 'transcript-read' AND c.actor != @by",
                cancellationToken,
                ("@by", draft.UploadedBy));
            if (read == 0)
            {
                unopened.Add(Notice(draft, draft.Level!.Value));
            }
        }

        return unopened;
    }

    private static ConcernNotice Notice(TranscriptDocument draft, ConcernLevel level) => new(draft.Draft, draft.Place, level, draft.Uploaded) { IsTranscript = true };

    private CosmosShelf Shelf(string feedbackId) => feedbackId.Length == 0 ? account.Books : account.Items;

    private static string PartitionOf(string feedbackId) => feedbackId.Length == 0 ? TestPartition : feedbackId;

    private static IEnumerable<ConcernNotice> Together(IEnumerable<ConcernNotice> concerns)
        => concerns.GroupBy(concern => concern.FeedbackId)
            .Select(group => group.OrderBy(concern => concern.Level).First() with { Raised = group.Min(concern => concern.Raised) });

    private sealed record Row(string Id, string Place, ConcernLevel Level, DateTimeOffset Raised);

    /// <summary>What was said, by which notifier; each is told once.</summary>
    private sealed record TellingDocument : CosmosDocument
    {
        public override string Type => "concern-told";

        public static string IdOf(string notice, string notifier) => $"told:{CosmosId.Of(notice)}:{CosmosId.Of(notifier)}";
    }
}
