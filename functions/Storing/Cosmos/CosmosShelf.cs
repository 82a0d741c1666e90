using System.Net;
using Microsoft.Azure.Cosmos;

namespace FeedbackPipeline.Storing.Cosmos;

/// <summary>
/// One container by the rules of this store: every request has an end, what is safe to repeat is repeated, and a write never overwrites what its writer has
/// not seen. A write whose answer was lost may be there all the same; so creating compares on conflict, and changing reads again.
/// </summary>
public sealed class CosmosShelf
{
    private const int MostAtOnce = 100;
    private readonly string name;
    private readonly CosmosCalls calls;

    internal CosmosShelf(CosmosAccount account, string name)
    {
        this.name = name;
        Account = account;
        calls = account.Calls;
    }

    internal CosmosAccount Account { get; }

    /// <summary>Null where there is none.</summary>
    public Task<Kept<T>?> FindAsync<T>(string pk, string id, CancellationToken cancellationToken)
        where T : CosmosDocument
        => calls.SendAsync<Kept<T>?>(
            async token =>
            {
                try
                {
                    var response = await (await ContainerAsync(token)).ReadItemAsync<T>(id, new(pk), cancellationToken: token);
                    return new(response.Resource, response.ETag);
                }
                catch (CosmosException missing) when (missing.StatusCode == HttpStatusCode.NotFound && missing.SubStatusCode == 0)
                {
                    return null;
                }
            },
            cancellationToken);

    /// <summary>Those of these documents that exist, in no order.</summary>
    public async Task<IReadOnlyList<T>> FindManyAsync<T>(IEnumerable<(string Pk, string Id)> keys, CancellationToken cancellationToken)
        where T : CosmosDocument
    {
        var found = new List<T>();
        foreach (var some in keys.Distinct().Select(key => (key.Id, new PartitionKey(key.Pk))).Chunk(MostAtOnce))
        {
            found.AddRange(await calls.SendAsync(async token => (await (await ContainerAsync(token)).ReadManyItemsAsync<T>(some, cancellationToken: token)).Resource, cancellationToken));
        }

        return found;
    }

    /// <summary>False where a document with this id is there already, perhaps by an earlier try of this very write: compare.</summary>
    public Task<bool> CreateAsync<T>(T document, CancellationToken cancellationToken)
        where T : CosmosDocument
        => WriteAsync(async (container, token) => await container.CreateItemAsync(document, new(document.Pk), cancellationToken: token), HttpStatusCode.Conflict, cancellationToken);

    /// <summary>Writes it whatever is there.</summary>
    public Task PutAsync<T>(T document, CancellationToken cancellationToken)
        where T : CosmosDocument
        => WriteAsync(async (container, token) => await container.UpsertItemAsync(document, new(document.Pk), cancellationToken: token), null, cancellationToken);

    /// <summary>False where somebody changed or deleted it since it was read, or an earlier try of this very write did: read again.</summary>
    public Task<bool> ReplaceAsync<T>(T document, string etag, CancellationToken cancellationToken)
        where T : CosmosDocument
        => WriteAsync(
            async (container, token) => await container.ReplaceItemAsync(document, document.Id, new(document.Pk), new() { IfMatchEtag = etag }, token),
            HttpStatusCode.PreconditionFailed,
            cancellationToken);

    /// <summary>Deletes it if it is there.</summary>
    public Task DeleteAsync(string pk, string id, CancellationToken cancellationToken)
        => WriteAsync(async (container, token) => await container.DeleteItemAsync<CosmosDocument>(id, new(pk), cancellationToken: token), HttpStatusCode.NotFound, cancellationToken);

    /// <summary>Several writes to one partition, all or none.</summary>
    public CosmosBatch Batch(string pk) => new(this, pk);

    /// <summary>Every row of a query.</summary>
    /// <param name="pk">Null: all partitions.</param>
    public async Task<List<T>> QueryAsync<T>(string? pk, string sql, CancellationToken cancellationToken, params IReadOnlyList<(string Name, object? Value)> values)
    {
        Account.Asking?.Invoke(name, pk is null, sql);
        var query = values.Aggregate(new QueryDefinition(sql), (query, value) => query.WithParameter(value.Name, value.Value));
        var rows = new List<T>();
        string? continuation = null;
        do
        {
            var at = continuation;
            var page = await calls.SendAsync(
                async token =>
                {
                    using var pages = (await ContainerAsync(token)).GetItemQueryIterator<T>(query, at, new() { PartitionKey = pk is null ? null : new PartitionKey(pk), MaxItemCount = -1 });
                    return pages.HasMoreResults ? await pages.ReadNextAsync(token) : null;
                },
                cancellationToken);
            rows.AddRange(page?.Resource ?? []);
            continuation = page?.ContinuationToken;
        }
        while (continuation is not null);
        return rows;
    }

    /// <summary>The first row of a query.</summary>
    public async Task<T?> FirstAsync<T>(string? pk, string sql, CancellationToken cancellationToken, params IReadOnlyList<(string Name, object? Value)> values)
        => (await QueryAsync<T>(pk, sql, cancellationToken, values)).FirstOrDefault();

    /// <summary>
    /// Reads a document, lets <paramref name="decide"/> say what it becomes, and writes that unless somebody was quicker; then both are done again. So
    /// <paramref name="decide"/> must come to the same where its own change is there already. Null means: leave it as it is.
    /// </summary>
    public async Task<T?> ChangeAsync<T>(string pk, string id, Func<T?, T?> decide, CancellationToken cancellationToken)
        where T : CosmosDocument
    {
        while (true)
        {
            var kept = await FindAsync<T>(pk, id, cancellationToken);
            var next = decide(kept?.Document);
            if (next is null || next == kept?.Document)
            {
                return kept?.Document;
            }

            if (kept is null ? await CreateAsync(next, cancellationToken) : await ReplaceAsync(next, kept.Etag, cancellationToken))
            {
                return next;
            }
        }
    }

    internal async Task<bool> ExistsAsync(string pk, string id, CancellationToken cancellationToken) => await FindAsync<AnyDocument>(pk, id, cancellationToken) is not null;

    internal ValueTask<Container> ContainerAsync(CancellationToken cancellationToken) => Account.ContainerAsync(name, cancellationToken);

    internal Task<T> SendAsync<T>(Func<CancellationToken, Task<T>> request, CancellationToken cancellationToken) => calls.SendAsync(request, cancellationToken);

    private Task<bool> WriteAsync(Func<Container, CancellationToken, Task> write, HttpStatusCode? refused, CancellationToken cancellationToken)
        => calls.SendAsync(
            async token =>
            {
                try
                {
                    await write(await ContainerAsync(token), token);
                    return true;
                }
                catch (CosmosException refusal) when (refusal.StatusCode == refused || (refused == HttpStatusCode.PreconditionFailed && refusal.StatusCode == HttpStatusCode.NotFound))
                {
                    return false;
                }
            },
            cancellationToken);

    private sealed record AnyDocument : CosmosDocument
    {
        public override string Type => "";
    }
}
