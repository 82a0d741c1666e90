using System.Globalization;
using FeedbackPipeline.Measuring.References;

namespace FeedbackPipeline.Storing.Cosmos.Measuring;

/// <summary>Adds versions of reference populations.</summary>
internal sealed class CosmosReferences(CosmosAccount account, CosmosAudit audit)
{
    private CosmosShelf Books => account.Books;

    /// <param name="population">Its version is given here.</param>
    /// <param name="update">The update of the register it comes with, which adds it once however often it is asked for.</param>
    /// <param name="dropDraft">What was being prepared for the place is done.</param>
    public async Task<int> AddAsync(ReferencePopulation population, string? update, bool dropDraft, CancellationToken cancellationToken)
    {
        var pk = ReferenceDocument.PartitionOf(population.Place);
        while (true)
        {
            var newest = await Books.FindAsync<NewestDocument>(pk, NewestDocument.OnlyId, cancellationToken);
            if (update is not null && await OfUpdateAsync(pk, update, cancellationToken) is { } added)
            {
                return added;
            }

            var version = (newest?.Document.Version ?? 0) + 1;
            var next = population with { Version = version };
            var record = audit.Entry(pk, population.AddedBy, "reference-added", population.Place, $"version {version.ToString(CultureInfo.InvariantCulture)}");
            var batch = Books.Batch(pk)
                .Replace(NewestDocument.Of(population.Place, newest?.Document, next), newest?.Etag)
                .Create(new ReferenceDocument(population.Added, next, update) { Pk = pk, Id = ReferenceDocument.IdOf(version) })
                .Create(record);
            if (dropDraft && await Books.FindAsync<ReferenceDraftDocument>(pk, ReferenceDraftDocument.OnlyId, cancellationToken) is { } draft)
            {
                batch.Delete(ReferenceDraftDocument.OnlyId, draft.Etag);
            }

            if (await batch.CommitAsync(cancellationToken))
            {
                return version;
            }
        }
    }

    private async Task<int?> OfUpdateAsync(string pk, string update, CancellationToken cancellationToken)
        => (await Books.FirstAsync<ReferenceDocument>(pk, "SELECT * FROM c WHERE c.type = 'reference' AND c.update = @update", cancellationToken, ("@update", update)))?.Population.Version;
}
