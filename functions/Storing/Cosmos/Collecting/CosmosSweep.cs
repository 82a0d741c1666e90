using FeedbackPipeline.Collecting.Sweeping;
using FeedbackPipeline.Messages;
using FeedbackPipeline.Storing.Cosmos.Projecting;

namespace FeedbackPipeline.Storing.Cosmos.Collecting;

/// <summary>Takes up whatever a crash left half done: submissions that were never queued, messages that never left, erasures that did not reach everything.</summary>
internal sealed class CosmosSweep(CosmosAccount account, CosmosFeedback feedback, CosmosErasure erasure, CosmosOutbox outbox, CosmosProjector projector, IMessageQueue queue, Envelopes envelopes, TimeProvider time) : ISweepStore
{
    private const int AtOnce = 1_000;

    public async Task<int> RequeueStuckAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        foreach (var shelf in (CosmosShelf[])[account.Items, account.Books])
        {
            await outbox.SendLeftBehindAsync(shelf, before, cancellationToken);
        }

        await erasure.FinishAsync(cancellationToken);
        await projector.CatchUpAsync(cancellationToken);
        // A queue cannot be asked whether a message waits in it; a second one does no harm, and comes at most as often as the sweep.
        var stuck = await IdsAsync(
            "c.waiting = true AND c.state = 'received' AND c.due < @before AND (NOT IS_DEFINED(c.requeued) OR c.requeued < @before)",
            before,
            cancellationToken);
        var now = time.GetUtcNow();
        foreach (var id in stuck)
        {
            await queue.SendAsync(Queues.FeedbackIn, envelopes.Seal(new FeedbackReceived(id)), id, cancellationToken);
            await feedback.ChangeAsync(id, known => known.State == FeedbackState.Received ? known with { Requeued = now } : null, null, cancellationToken);
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

    private Task<List<string>> IdsAsync(string condition, DateTimeOffset before, CancellationToken cancellationToken)
        => account.Items.QueryAsync<string>(
            null,
            $"SELECT TOP {AtOnce} VALUE c.id FROM c WHERE c.type = 'feedback' AND {condition}",
            cancellationToken,
            ("@before", before.ToUnixTimeMilliseconds()));
}
