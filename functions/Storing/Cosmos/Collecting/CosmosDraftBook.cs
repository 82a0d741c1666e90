using FeedbackPipeline.Collecting.Drafting;

namespace FeedbackPipeline.Storing.Cosmos.Collecting;

/// <summary>Each draft in a partition of its own. The sweep deletes them in time; Cosmos DB does so should the sweep never run.</summary>
internal sealed class CosmosDraftBook(CosmosAccount account) : IDraftBook
{
    public async Task<Draft?> FindAsync(string id, CancellationToken cancellationToken)
        => (await account.Books.FindAsync<DraftDocument>(DraftDocument.PartitionOf(id), DraftDocument.OnlyId, cancellationToken))?.Document.Draft;

    public Task SaveAsync(Draft draft, CancellationToken cancellationToken)
        => account.Books.PutAsync(new DraftDocument(draft, draft.Touched) { Pk = DraftDocument.PartitionOf(draft.Id), Id = DraftDocument.OnlyId, Ttl = DraftDocument.Longest }, cancellationToken);

    public Task DeleteAsync(string id, CancellationToken cancellationToken) => account.Books.DeleteAsync(DraftDocument.PartitionOf(id), DraftDocument.OnlyId, cancellationToken);
}

internal sealed record DraftDocument(Draft Draft, DateTimeOffset Touched) : CosmosDocument
{
    public const string OnlyId = "draft";

    /// <summary>Seconds: beyond what <c>Collecting:DraftDays</c> may be.</summary>
    public const int Longest = 400 * 24 * 60 * 60;

    public override string Type => "draft";

    public static string PartitionOf(string id) => $"draft:{id}";
}
