using System.Net;
using Microsoft.Azure.Cosmos;

namespace FeedbackPipeline.Storing.Cosmos;

/// <summary>
/// Writes to one partition that happen together or not at all: at most 100, and 2 MB. A batch whose answer was lost is sent again and refused, though it is
/// there; what only this batch can have written, an entry of the audit or a message, then tells that it came through.
/// </summary>
public sealed class CosmosBatch
{
    /// <summary>Most writes of one batch.</summary>
    public const int Most = 100;

    private readonly CosmosShelf shelf;
    private readonly string pk;
    private readonly List<Action<TransactionalBatch>> writes = [];
    private string? witness;

    internal CosmosBatch(CosmosShelf shelf, string pk)
    {
        this.shelf = shelf;
        this.pk = pk;
    }

    public int Count => writes.Count;

    /// <summary>The new tag of the document that was written first; null before the batch is there, and where the answer that said so was lost.</summary>
    public string? Etag { get; private set; }

    /// <summary>Fails the batch where it is there already.</summary>
    public CosmosBatch Create<T>(T document)
        where T : CosmosDocument
    {
        witness = document is AuditEntry or OutgoingMessage ? document.Id : witness;
        return Add(batch => batch.CreateItem(document, new() { EnableContentResponseOnWrite = false }));
    }

    public CosmosBatch Put<T>(T document)
        where T : CosmosDocument
        => Add(batch => batch.UpsertItem(document, new() { EnableContentResponseOnWrite = false }));

    /// <summary>Fails the batch where it was changed or deleted since it was read. Without a tag it is created.</summary>
    public CosmosBatch Replace<T>(T document, string? etag)
        where T : CosmosDocument
        => etag is null ? Create(document) : Add(batch => batch.ReplaceItem(document.Id, document, new() { IfMatchEtag = etag, EnableContentResponseOnWrite = false }));

    /// <summary>Fails the batch where it is gone.</summary>
    public CosmosBatch Delete(string id, string? etag = null)
        => Add(batch => batch.DeleteItem(id, new() { IfMatchEtag = etag }));

    /// <returns>False where somebody was first, or, in a batch without a witness, an earlier try of itself: read again. Then nothing of it was written now.</returns>
    public async Task<bool> CommitAsync(CancellationToken cancellationToken)
        => writes.Count == 0 || await SendAsync(cancellationToken) || (witness is not null && await shelf.ExistsAsync(pk, witness, cancellationToken));

    private Task<bool> SendAsync(CancellationToken cancellationToken)
        => shelf.SendAsync(
            async token =>
            {
                var batch = (await shelf.ContainerAsync(token)).CreateTransactionalBatch(new(pk));
                writes.ForEach(write => write(batch));
                using var response = await batch.ExecuteAsync(token);
                Etag = response.IsSuccessStatusCode ? response[0].ETag : null;
                return response switch
                {
                    { IsSuccessStatusCode: true } => true,
                    { StatusCode: HttpStatusCode.Conflict or HttpStatusCode.PreconditionFailed or HttpStatusCode.NotFound } => false,
                    _ => throw new CosmosException(response.ErrorMessage, response.StatusCode, 0, response.ActivityId, response.RequestCharge),
                };
            },
            cancellationToken);

    private CosmosBatch Add(Action<TransactionalBatch> write)
    {
        writes.Add(write);
        return this;
    }
}
