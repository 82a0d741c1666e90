using FeedbackPipeline.Measuring.References;

namespace FeedbackPipeline.Storing.Cosmos.Measuring;

/// <summary>What somebody is still gathering, beside the versions of the place.</summary>
internal sealed class CosmosReferenceDrafts(CosmosAccount account, CosmosAudit audit) : IReferenceDrafts
{
    private CosmosShelf Books => account.Books;

    public async Task<ReferenceDraft?> FindAsync(string place, CancellationToken cancellationToken)
        => (await Books.FindAsync<ReferenceDraftDocument>(ReferenceDocument.PartitionOf(place), ReferenceDraftDocument.OnlyId, cancellationToken))?.Document.Draft;

    /// <summary>Fails only where an earlier try of this very write is there, whose answer was lost.</summary>
    public Task SaveAsync(string place, ReferenceDraft draft, string actor, CancellationToken cancellationToken)
        => Books.Batch(ReferenceDocument.PartitionOf(place))
            .Put(ReferenceDraftDocument.Of(place, draft))
            .Create(audit.Entry(ReferenceDocument.PartitionOf(place), actor, "reference-drafted", place))
            .CommitAsync(cancellationToken);

    public async Task DropAsync(string place, string actor, CancellationToken cancellationToken)
    {
        var pk = ReferenceDocument.PartitionOf(place);
        while (await Books.FindAsync<ReferenceDraftDocument>(pk, ReferenceDraftDocument.OnlyId, cancellationToken) is { } kept)
        {
            await Books.Batch(pk).Delete(ReferenceDraftDocument.OnlyId, kept.Etag).Create(audit.Entry(pk, actor, "reference-draft-dropped", place)).CommitAsync(cancellationToken);
        }
    }
}
