using FeedbackPipeline.Collecting.Recordings;
using FeedbackPipeline.Collecting.Transcripts;
using FeedbackPipeline.Messages;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Storing.Cosmos.Collecting;

/// <summary>A recording is part of the document of its feedback, so that each change of it is one write and erasing reaches it.</summary>
internal sealed class CosmosRecordingBook(CosmosAccount account, CosmosFeedback feedback, CosmosAudit audit, CosmosOutbox outbox, Sealing sealing, TimeProvider time) : IRecordingBook
{
    private const string Pipeline = "pipeline";
    private const int AtOnce = 1_000;

    private CosmosShelf Items => account.Items;

    public async Task<ShelvedRecording?> FindWaitingAsync(string feedbackId, CancellationToken cancellationToken)
        => await feedback.FindAsync(feedbackId, cancellationToken) is { Recording: { State: RecordingState.Waiting, Shelved: { } shelved } } ? shelved : null;

    public async Task DraftAsync(string feedbackId, IReadOnlyList<TranscriptSegment> segments, IReadOnlyList<Concern> concerns, CancellationToken cancellationToken)
    {
        var (now, heard) = (time.GetUtcNow(), KeptHeard.Seal(sealing, feedbackId, segments));
        var message = outbox.Message(feedbackId, new ConcernRaised(feedbackId));
        var (changes, tell) = (false, false);
        await ChangeAsync(
            feedbackId,
            before =>
            {
                var next = RecordingChanges.Draft(before, heard, concerns, now);
                (changes, tell) = (next is not null, next?.Tell == true);
                return next?.Next;
            },
            audit.Entry(feedbackId, Pipeline, "recording-heard-by-machine", feedbackId),
            () => tell ? message : null,
            cancellationToken);
        if (changes && tell)
        {
            await outbox.SendAsync(Items, [message], cancellationToken);
        }
    }

    public Task HandOverAsync(string feedbackId, HearingTrouble trouble, CancellationToken cancellationToken)
        => ChangeAsync(
            feedbackId,
            before => RecordingChanges.HandOver(before, trouble),
            audit.Entry(feedbackId, Pipeline, "recording-handed-over", feedbackId, Code.Of(trouble)),
            () => null,
            cancellationToken);

    public async Task<IReadOnlyList<WaitingRecording>> WaitingAsync(IReadOnlyCollection<string> places, CancellationToken cancellationToken)
    {
        var rows = await Items.QueryAsync<Row>(
            null,
            """
            SELECT c.id, c.place, c.received, c.recording.state AS heard, c.recording.mayBeHarm AS harm, IS_DEFINED(c.recording.heard) AS draft FROM c
            WHERE c.type = 'feedback' AND c.recording.state IN ('waiting', 'for-person') AND ARRAY_CONTAINS(@places, c.place)
            """,
            cancellationToken,
            ("@places", places));
        return
        [
            .. rows.OrderByDescending(row => row.Harm).ThenBy(row => row.Received).ThenBy(row => row.Id, StringComparer.Ordinal)
                .Select(row => new WaitingRecording(row.Id, row.Place, row.Received, row.Heard, row.Harm, row.Draft)),
        ];
    }

    public async Task<OpenedRecording?> OpenAsync(string feedbackId, IReadOnlyCollection<string> places, string actor, string action, CancellationToken cancellationToken)
    {
        if (await feedback.FindAsync(feedbackId, cancellationToken) is not { Recording: { } recording } found || !places.Contains(found.Place))
        {
            return null;
        }

        await Items.CreateAsync(audit.Entry(feedbackId, actor, action, feedbackId), cancellationToken);
        return new(feedbackId, found.Place, found.Receipt, found.Received, recording.State, recording.MayBeHarm, recording.Trouble, recording.Shelved, KeptHeard.Of(found, sealing));
    }

    public async Task<bool> SettleAsync(string feedbackId, IReadOnlyCollection<string> places, string actor, string? words, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var message = words is null ? null : outbox.Message(feedbackId, new FeedbackReceived(feedbackId), feedbackId);
        var settles = false;
        await ChangeAsync(
            feedbackId,
            before =>
            {
                var next = places.Contains(before.Place) ? RecordingChanges.Settle(before, words, now) : null;
                settles = next is not null;
                return next;
            },
            audit.Entry(feedbackId, actor, words is null ? "recording-unclear" : "recording-checked", feedbackId),
            () => message,
            cancellationToken);
        if (settles && message is not null)
        {
            await outbox.SendAsync(Items, [message], cancellationToken);
        }

        return settles;
    }

    public async Task<string?> NameOfReceiptAsync(string receipt, CancellationToken cancellationToken)
        => await account.Books.FindAsync<ReceiptDocument>(ReceiptDocument.PartitionOf(receipt), ReceiptDocument.OnlyId, cancellationToken) is { Document.FeedbackId: var id }
            ? await NameOfAsync(id, cancellationToken)
            : null;

    public async Task<string?> NameOfAsync(string feedbackId, CancellationToken cancellationToken)
        => (await feedback.FindAsync(feedbackId, cancellationToken))?.Recording?.Shelved?.Name;

    public async Task<IReadOnlyList<(string FeedbackId, string Name)>> SettledBeforeAsync(DateTimeOffset before, CancellationToken cancellationToken)
        =>
        [
            .. (await Items.QueryAsync<SettledRow>(
                null,
                $"SELECT TOP {AtOnce} c.id, c.recording.shelved.name FROM c WHERE c.type = 'feedback' AND c.recording.settled < @before AND IS_DEFINED(c.recording.shelved.name)",
                cancellationToken,
                ("@before", before.ToUnixTimeMilliseconds()))).Select(row => (row.Id, row.Name)),
        ];

    public Task ForgetAsync(string feedbackId, CancellationToken cancellationToken)
        => ChangeAsync(feedbackId, RecordingChanges.Forget, audit.Entry(feedbackId, Pipeline, "recording-deleted", feedbackId), () => null, cancellationToken);

    /// <summary>Forms first: what is sent meanwhile is then found among the feedback.</summary>
    public async Task<IReadOnlySet<string>> NamesAsync(CancellationToken cancellationToken)
    {
        var drafts = await account.Books.QueryAsync<string>(null, "SELECT VALUE c.draft.recording.name FROM c WHERE c.type = 'draft' AND IS_DEFINED(c.draft.recording.name)", cancellationToken);
        var kept = await Items.QueryAsync<string>(null, "SELECT VALUE c.recording.shelved.name FROM c WHERE c.type = 'feedback' AND IS_DEFINED(c.recording.shelved.name)", cancellationToken);
        return drafts.Concat(kept).ToHashSet(StringComparer.Ordinal);
    }

    private Task<FeedbackDocument?> ChangeAsync(string id, Func<FeedbackDocument, FeedbackDocument?> decide, AuditEntry entry, Func<OutgoingMessage?> message, CancellationToken cancellationToken)
        => feedback.ChangeAsync(
            id,
            decide,
            batch =>
            {
                batch.Create(entry);
                if (message() is { } told)
                {
                    batch.Create(told);
                }
            },
            cancellationToken);

    private sealed record Row(string Id, string Place, DateTimeOffset Received, RecordingState Heard, bool Harm, bool Draft);

    private sealed record SettledRow(string Id, string Name);
}
