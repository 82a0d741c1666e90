using FeedbackPipeline.Collecting.Recordings;
using FeedbackPipeline.Collecting.Sweeping;
using FeedbackPipeline.Messages;
using FeedbackPipeline.Storing.Cosmos.Projecting;

namespace FeedbackPipeline.Storing.Cosmos.Collecting;

/// <summary>Takes up whatever a crash left half done: submissions that were never queued, messages that never left, erasures that did not reach everything.</summary>
internal sealed class CosmosSweep(CosmosAccount account, CosmosFeedback feedback, CosmosErasure erasure, CosmosOutbox outbox, CosmosProjector projector, IMessageQueue queue, Envelopes envelopes, TimeProvider time) : ISweepStore
{
    private const int AtOnce = 1_000;

    /// <summary>Words that wait to be tagged, and recordings that wait to be heard.</summary>
    private static readonly string StuckQuery =
        $"""
        SELECT TOP {AtOnce} c.id, c.state, c.recording.state AS recording FROM c WHERE c.type = 'feedback' AND c.due < @before AND
        ((c.waiting = true AND c.state = 'received' AND (NOT IS_DEFINED(c.requeued) OR c.requeued < @before)) OR
        (c.recording.state = 'waiting' AND (NOT IS_DEFINED(c.recording.requeued) OR c.recording.requeued < @before)))
        """;

    public async Task<int> RequeueStuckAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        foreach (var shelf in (CosmosShelf[])[account.Items, account.Books])
        {
            await outbox.SendLeftBehindAsync(shelf, before, cancellationToken);
        }

        await erasure.FinishAsync(cancellationToken);
        await projector.CatchUpAsync(cancellationToken);
        // A queue cannot be asked whether a message waits in it; a second one does no harm, and comes at most as often as the sweep.
        var stuck = await account.Items.QueryAsync<Stuck>(null, StuckQuery, cancellationToken, ("@before", before.ToUnixTimeMilliseconds()));
        foreach (var left in stuck)
        {
            await RequeueAsync(left, cancellationToken);
        }

        return stuck.Count;
    }

    public async Task<int> CloseIdleDialoguesAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var closed = 0;
        foreach (var id in await IdsAsync("c.aboutClosed = false AND c.due < @before", before, cancellationToken))
        {
            var mine = false;
            await feedback.ChangeAsync(
                id,
                known =>
                {
                    mine = !known.AboutClosed && known.Touched < before;
                    return mine ? (known with { AboutClosed = true }).Announce() : null;
                },
                null,
                cancellationToken);
            closed += mine ? 1 : 0;
        }

        return closed;
    }

    public async Task<int> DeleteOldDraftsAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var old = await account.Books.QueryAsync<string>(
            null,
            $"SELECT TOP {AtOnce} VALUE c.pk FROM c WHERE c.type = 'draft' AND c.touched < @before",
            cancellationToken,
            ("@before", before.ToUnixTimeMilliseconds()));
        foreach (var pk in old)
        {
            await account.Books.DeleteAsync(pk, DraftDocument.OnlyId, cancellationToken);
        }

        return old.Count;
    }

    private async Task RequeueAsync(Stuck stuck, CancellationToken cancellationToken)
    {
        if (stuck.State == FeedbackState.Received)
        {
            await queue.SendAsync(Queues.FeedbackIn, envelopes.Seal(new FeedbackReceived(stuck.Id)), stuck.Id, cancellationToken);
        }

        if (stuck.Recording == RecordingState.Waiting)
        {
            await queue.SendAsync(Queues.AudioIn, envelopes.Seal(new RecordingReceived(stuck.Id)), stuck.Id, cancellationToken);
        }

        var now = time.GetUtcNow();
        await feedback.ChangeAsync(
            stuck.Id,
            known => known.State == FeedbackState.Received || known.Recording?.State == RecordingState.Waiting
                ? known with { Requeued = now, Recording = known.Recording is { } recording ? recording with { Requeued = now } : null }
                : null,
            null,
            cancellationToken);
    }

    private Task<List<string>> IdsAsync(string condition, DateTimeOffset before, CancellationToken cancellationToken)
        => account.Items.QueryAsync<string>(
            null,
            $"SELECT TOP {AtOnce} VALUE c.id FROM c WHERE c.type = 'feedback' AND {condition}",
            cancellationToken,
            ("@before", before.ToUnixTimeMilliseconds()));

    private sealed record Stuck(string Id, FeedbackState State, RecordingState? Recording);
}
