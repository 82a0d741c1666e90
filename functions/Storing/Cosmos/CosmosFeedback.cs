using System.Collections.Concurrent;

namespace FeedbackPipeline.Storing.Cosmos;

/// <summary>Feedback by its id. What was erased is as if it had never been.</summary>
internal sealed class CosmosFeedback(CosmosAccount account)
{
    /// <summary>Documents that were opened to be changed soon; few, since they hold words.</summary>
    private const int MostOpened = 64;

    private readonly ConcurrentDictionary<string, Kept<FeedbackDocument>> opened = new(StringComparer.Ordinal);

    private CosmosShelf Items => account.Items;

    public async Task<FeedbackDocument?> FindAsync(string id, CancellationToken cancellationToken)
        => await Items.FindAsync<FeedbackDocument>(id, id, cancellationToken) is { Document: { Erased: null } feedback } ? feedback : null;

    /// <summary>For whoever will change it soon: the change begins with what was read here, and reads again only where somebody was quicker.</summary>
    public async Task<FeedbackDocument?> OpenAsync(string id, CancellationToken cancellationToken)
    {
        if (await Items.FindAsync<FeedbackDocument>(id, id, cancellationToken) is not { Document.Erased: null } kept)
        {
            return null;
        }

        if (opened.Count >= MostOpened)
        {
            opened.Clear();
        }

        opened[id] = kept;
        return kept.Document;
    }

    /// <summary>Changes it together with what is written beside it; see <see cref="CosmosShelf.ChangeAsync"/> for what the decision must hold to where nothing is written beside it.</summary>
    /// <param name="decide">What it becomes; null leaves it as it is.</param>
    /// <param name="beside">Adds an audit entry or a message to the same batch, whose partition is the feedback's id.</param>
    /// <returns>What it is afterwards; null where there is no such feedback.</returns>
    public async Task<FeedbackDocument?> ChangeAsync(string id, Func<FeedbackDocument, FeedbackDocument?> decide, Action<CosmosBatch>? beside, CancellationToken cancellationToken)
    {
        while (true)
        {
            var early = opened.TryRemove(id, out var known);
            if ((early ? known : await Items.FindAsync<FeedbackDocument>(id, id, cancellationToken)) is not { Document.Erased: null } kept)
            {
                return null;
            }

            var next = decide(kept.Document);
            if (next is null)
            {
                if (early)
                {
                    // Nothing is written that would show whether this is still so.
                    continue;
                }

                return kept.Document;
            }

            var batch = Items.Batch(id).Replace(next, kept.Etag);
            beside?.Invoke(batch);
            if (await batch.CommitAsync(cancellationToken))
            {
                return next;
            }
        }
    }
}
