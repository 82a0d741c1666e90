using FeedbackPipeline.Securing;
using FeedbackPipeline.Storing.Erasing;

namespace FeedbackPipeline.Storing.Cosmos.Collecting;

/// <summary>
/// Erases in an order that can break off anywhere. First the words: the one document becomes a tombstone, which keeps the person's count token until every
/// other trace is gone. Then the traces, each of which may be taken away twice. The receipt goes after them, so that whoever erases can try again with it; and
/// the sweep finishes what nobody tries again, which is known by the tombstone alone.
/// </summary>
internal sealed class CosmosErasure(CosmosAccount account, CosmosTraces traces, CosmosAudit audit, Sealing sealing, TimeProvider time) : IErasureStore
{
    public async Task<Erased?> EraseAsync(string receipt, string actor, CancellationToken cancellationToken)
    {
        return await account.Books.FindAsync<ReceiptDocument>(ReceiptDocument.PartitionOf(receipt), ReceiptDocument.OnlyId, cancellationToken) is { Document.FeedbackId: var id }
            ? await EraseByIdAsync(id, actor, cancellationToken)
            : null;
    }

    public async Task<Erased?> EraseByIdAsync(string feedbackId, string actor, CancellationToken cancellationToken)
    {
        if (await BuryAsync(feedbackId, actor, cancellationToken) is not { State: not FeedbackState.Erased } tombstone)
        {
            return null;
        }

        await FinishAsync(tombstone, cancellationToken);
        return new(feedbackId, tombstone.Sealed is not null);
    }

    public async Task<IReadOnlyList<string>> ErasedSinceAsync(DateTimeOffset since, CancellationToken cancellationToken)
        =>
        [
            .. (await account.Items.QueryAsync<Gone>(null, "SELECT c.id, c.erased FROM c WHERE c.type = 'tombstone' AND c.erased >= @since", cancellationToken, ("@since", since.ToUnixTimeMilliseconds())))
                .OrderBy(gone => gone.Erased).ThenBy(gone => gone.Id, StringComparer.Ordinal).Select(gone => gone.Id),
        ];

    /// <summary>Finishes erasures that broke off.</summary>
    public async Task FinishAsync(CancellationToken cancellationToken)
    {
        foreach (var tombstone in await account.Items.QueryAsync<FeedbackDocument>(null, "SELECT * FROM c WHERE c.type = 'tombstone' AND c.due >= 0", cancellationToken))
        {
            await FinishAsync(tombstone, cancellationToken);
        }
    }

    /// <summary>Null where there are no such words: the receipt was reserved for words that never came.</summary>
    private async Task<FeedbackDocument?> BuryAsync(string id, string actor, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        while (true)
        {
            if (await account.Items.FindAsync<FeedbackDocument>(id, id, cancellationToken) is not { } kept)
            {
                return null;
            }

            if (kept.Document.Erased is not null)
            {
                return kept.Document;
            }

            var tombstone = Bury(kept.Document, now);
            if (await account.Items.Batch(id)
                .Replace(tombstone, kept.Etag)
                .Create(audit.Entry(id, actor, "erased", id, tombstone.Sealed is null ? null : "sealed copy kept"))
                .CommitAsync(cancellationToken))
            {
                return tombstone;
            }
        }
    }

    /// <summary>What the lead still has to decide stays readable for that role alone.</summary>
    private FeedbackDocument Bury(FeedbackDocument feedback, DateTimeOffset now)
    {
        IReadOnlyList<KeptConcern> waiting = [.. feedback.Concerns.Where(concern => concern.Waits)];
        var words = string.Join("\n\n", feedback.Words.OrderBy(answer => answer.Question, StringComparer.Ordinal).Select(answer => answer.Text).Concat(KeptHeard.Of(feedback, sealing).Select(segment => segment.Text)));
        return new()
        {
            Pk = feedback.Pk,
            Id = feedback.Id,
            Erased = now,
            Place = feedback.Place,
            Received = feedback.Received,
            Receipt = feedback.Receipt,
            Respondent = feedback.Respondent,
            Concerns = waiting,
            Decisions = feedback.Decisions == 0 ? 0 : feedback.Decisions + 1,
            Sealed = waiting.Count == 0 ? null : sealing.Seal(words, feedback.Id),
        };
    }

    private async Task FinishAsync(FeedbackDocument tombstone, CancellationToken cancellationToken)
    {
        if (tombstone.State == FeedbackState.Erased)
        {
            return;
        }

        await traces.EraseAsync(tombstone, cancellationToken);
        await account.Books.DeleteAsync(ReceiptDocument.PartitionOf(tombstone.Receipt), ReceiptDocument.OnlyId, cancellationToken);
        await account.Items.ChangeAsync<FeedbackDocument>(
            tombstone.Pk,
            tombstone.Id,
            known => known!.State == FeedbackState.Erased ? null : known with { State = FeedbackState.Erased, Respondent = null, Receipt = "", Received = default },
            cancellationToken);
    }

    private sealed record Gone(string Id, DateTimeOffset Erased);
}
