namespace FeedbackPipeline.Storing.Cosmos.Collecting;

/// <summary>Phones by their own id, or by that of a text or a reply.</summary>
internal sealed class CosmosPhones(CosmosAccount account)
{
    private CosmosShelf Books => account.Books;

    public async Task<PhoneDocument?> FindAsync(string phoneId, CancellationToken cancellationToken)
        => (await Books.FindAsync<PhoneDocument>(PhoneDocument.PartitionOf(phoneId), PhoneDocument.OnlyId, cancellationToken))?.Document;

    public Task<PhoneDocument?> OfTextAsync(string textId, CancellationToken cancellationToken)
        => Books.FirstAsync<PhoneDocument>(null, "SELECT VALUE c FROM c JOIN t IN c.texts WHERE c.type = 'phone' AND t.id = @id", cancellationToken, ("@id", textId));

    public Task<PhoneDocument?> OfReplyAsync(string replyId, CancellationToken cancellationToken)
        => Books.FirstAsync<PhoneDocument>(null, "SELECT VALUE c FROM c JOIN r IN c.replies WHERE c.type = 'phone' AND r.id = @id", cancellationToken, ("@id", replyId));

    public Task<PhoneDocument?> OfFeedbackAsync(string feedbackId, CancellationToken cancellationToken)
        => Books.FirstAsync<PhoneDocument>(null, "SELECT VALUE c FROM c JOIN f IN c.told WHERE c.type = 'phone' AND f = @id", cancellationToken, ("@id", feedbackId));

    public Task<List<PhoneDocument>> OldAsync(DateTimeOffset before, int most, CancellationToken cancellationToken)
        => Books.QueryAsync<PhoneDocument>(null, $"SELECT TOP {most} * FROM c WHERE c.type = 'phone' AND c.at < @before", cancellationToken, ("@before", before.ToUnixTimeMilliseconds()));

    /// <summary>Changes a phone, with what is written beside it in one batch.</summary>
    /// <param name="change">Comes to the same where it happened before.</param>
    /// <param name="beside">Asked with what it was and what it becomes; not asked where nothing changes.</param>
    /// <returns>Whether this call changed it.</returns>
    public async Task<bool> ChangeAsync(string pk, Func<PhoneDocument, PhoneDocument> change, Action<CosmosBatch>? beside, CancellationToken cancellationToken)
    {
        while (true)
        {
            var kept = await Books.FindAsync<PhoneDocument>(pk, PhoneDocument.OnlyId, cancellationToken);
            var before = kept?.Document ?? new() { Pk = pk, Id = PhoneDocument.OnlyId };
            var after = change(before);
            if (ReferenceEquals(before, after))
            {
                return false;
            }

            var batch = Books.Batch(pk).Replace(after, kept?.Etag);
            beside?.Invoke(batch);
            if (await batch.CommitAsync(cancellationToken))
            {
                return true;
            }
        }
    }
}
