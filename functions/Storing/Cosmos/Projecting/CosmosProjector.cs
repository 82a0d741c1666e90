using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Storing.Cosmos.Projecting;

/// <summary>
/// Numbers and counts feedback from its change feed, exactly once: what a page changes and how far the feed was worked are one batch, so a crash repeats a
/// page with nothing to change, and of two processes the second reads again.
/// </summary>
internal sealed class CosmosProjector(CosmosAccount account, ReadChanges changes, OrganisationCalendar calendar, TimeProvider time) : IDisposable
{
    /// <summary>Each feedback is one write and changes at most two counts; the checkpoint is one more.</summary>
    private const int MostOfBatch = (CosmosBatch.Most - 1) / 3;

    private readonly SemaphoreSlim turn = new(1, 1);

    private CosmosShelf Ledgers => account.Ledgers;

    public void Dispose() => turn.Dispose();

    /// <summary>Works everything that has been written until now.</summary>
    public Task CatchUpAsync(CancellationToken cancellationToken) => CatchUpAsync(int.MaxValue, cancellationToken);

    /// <summary>Works at most so many pages of it.</summary>
    public async Task CatchUpAsync(int most, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            var at = await ReadAsync(cancellationToken);
            for (var page = 0; page < most && await WorkPageAsync(at, cancellationToken) is var (checkpoint, etag); page++)
            {
                // Without the tag somebody was first, or the answer was lost.
                at = etag is null ? await ReadAsync(cancellationToken) : (checkpoint, etag);
            }
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Counts everything again from the beginning; numbers and positions stay. Until it is done, pages show what has been counted so far.</summary>
    public async Task RebuildAsync(CancellationToken cancellationToken)
    {
        await CatchUpAsync(cancellationToken);
        var generation = (await ReadAsync(cancellationToken)).Checkpoint.Generation + 1;
        await ChangeAsync(checkpoint => Task.FromResult<(CheckpointDocument, Action<CosmosBatch>)?>(checkpoint.Generation >= generation ? null : (checkpoint.Again(), _ => { })), cancellationToken);
        await CatchUpAsync(cancellationToken);
        foreach (var old in await Ledgers.QueryAsync<string>(Projection.Pk, "SELECT VALUE c.id FROM c WHERE c.type = 'counts' AND c.generation < @generation", cancellationToken, ("@generation", generation)))
        {
            if (await Ledgers.FindAsync<CountsDocument>(Projection.Pk, old, cancellationToken) is { } kept && kept.Document.Generation < generation)
            {
                await Ledgers.Batch(Projection.Pk).Delete(old, kept.Etag).CommitAsync(cancellationToken);
            }
        }
    }

    /// <summary>Writes into the projection together with its checkpoint.</summary>
    /// <param name="decide">What the checkpoint becomes and what is written beside it; null: nothing. Asked again where somebody was first.</param>
    public async Task ChangeAsync(Func<CheckpointDocument, Task<(CheckpointDocument Next, Action<CosmosBatch> Beside)?>> decide, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (checkpoint, etag) = await ReadAsync(cancellationToken);
            if (await decide(checkpoint) is not var (next, beside))
            {
                return;
            }

            var batch = Ledgers.Batch(Projection.Pk).Replace(next, etag);
            beside(batch);
            if (await batch.CommitAsync(cancellationToken))
            {
                return;
            }
        }
    }

    /// <returns>Where it stands then; null where nothing is left.</returns>
    private async Task<(CheckpointDocument Checkpoint, string? Etag)?> WorkPageAsync((CheckpointDocument Checkpoint, string? Etag) at, CancellationToken cancellationToken)
    {
        var (checkpoint, etag) = at;
        foreach (var range in checkpoint.Ranges)
        {
            if (await changes.NextAsync(range, cancellationToken) is { } page)
            {
                var entries = await Ledgers.FindManyAsync<EntryDocument>(page.Feedback.Select(feedback => (Projection.Pk, EntryDocument.IdOf(feedback.Id))), cancellationToken);
                var work = new ProjectPage(checkpoint, calendar, entries);
                var worked = 0;
                for (; worked < page.Feedback.Count && work.Changes < MostOfBatch; worked++)
                {
                    work.Apply(page.Feedback[worked]);
                }

                // Where a page needs several batches the last moves on; those before it are found to be done.
                var next = worked == page.Feedback.Count ? work.Checkpoint.Past(range, page.Continuation) : work.Checkpoint;
                return (next, await WriteAsync(work, next, etag, cancellationToken));
            }
        }

        return null;
    }

    /// <returns>The checkpoint's new tag, where this call is known to have written it.</returns>
    private async Task<string?> WriteAsync(ProjectPage work, CheckpointDocument next, string? etag, CancellationToken cancellationToken)
    {
        var batch = Ledgers.Batch(Projection.Pk).Replace(next, etag);
        foreach (var (feedback, entry) in work.Changed)
        {
            _ = entry is null ? batch.Delete(EntryDocument.IdOf(feedback)) : batch.Put(entry);
        }

        var gains = work.Counts.ToList();
        var counts = (await Ledgers.FindManyAsync<CountsDocument>(gains.Select(gain => (Projection.Pk, CountsDocument.IdOf(gain.Place, gain.Month))), cancellationToken))
            .Where(known => known.Generation == next.Generation)
            .ToDictionary(known => (known.Place, known.Month));
        foreach (var (place, month, deltas, reworded) in gains)
        {
            var before = counts.GetValueOrDefault((place, month));
            batch.Put(Add(place, month, before, deltas) with
            {
                Generation = next.Generation,
                Words = reworded ? next.Words : before?.Words ?? 0,
                Reworded = reworded ? time.GetUtcNow() : before?.Reworded,
            });
        }

        return await batch.CommitAsync(cancellationToken) ? batch.Etag : null;
    }

    private static CountsDocument Add(string place, string month, CountsDocument? before, IReadOnlyDictionary<string, int> deltas)
    {
        var sum = new SortedDictionary<string, int>((before?.Counts ?? new Dictionary<string, int>()).ToDictionary(), StringComparer.Ordinal);
        foreach (var (key, delta) in deltas)
        {
            sum[key] = sum.GetValueOrDefault(key) + delta;
        }

        return new(place, month, sum.Where(count => count.Value != 0).ToDictionary()) { Pk = Projection.Pk, Id = CountsDocument.IdOf(place, month) };
    }

    private async Task<(CheckpointDocument Checkpoint, string? Etag)> ReadAsync(CancellationToken cancellationToken)
        => await Ledgers.FindAsync<CheckpointDocument>(Projection.Pk, CheckpointDocument.OnlyId, cancellationToken) is { } kept
            ? (kept.Document, kept.Etag)
            : (CheckpointDocument.New(await changes.RangesAsync(cancellationToken)), null);
}
