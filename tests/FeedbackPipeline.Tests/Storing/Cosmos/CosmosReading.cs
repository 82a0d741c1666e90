using System.Net;
using Microsoft.Azure.Cosmos;

namespace FeedbackPipeline.Tests.Storing.Cosmos;

/// <summary>Short forms for tests that talk to a container.</summary>
internal static class CosmosReading
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<Container> WithAsync(this Task<Container> made, params IEnumerable<Note> notes)
    {
        var container = await made;
        foreach (var note in notes)
        {
            await container.UpsertItemAsync(note, note.Key, cancellationToken: Stop);
        }

        return container;
    }

    public static Task<List<T>> QueryAsync<T>(this Container container, string query, string? partition = null, int page = 5) =>
        container.GetItemQueryIterator<T>(new QueryDefinition(query), requestOptions: Options(partition, page)).AllAsync();

    public static QueryRequestOptions Options(string? partition, int page) => new() { PartitionKey = partition == null ? null : new PartitionKey(partition), MaxItemCount = page };

    public static async Task<List<T>> AllAsync<T>(this FeedIterator<T> pages)
    {
        var all = new List<T>();
        while (pages.HasMoreResults)
        {
            all.AddRange(await pages.ReadNextAsync(Stop));
        }

        return all;
    }

    /// <summary>What a change feed has to say now, and where to go on.</summary>
    public static async Task<(List<T> Changes, string Next)> ChangesAsync<T>(this Container container, ChangeFeedStartFrom start, int page = 6)
    {
        using var pages = container.GetChangeFeedIterator<T>(start, ChangeFeedMode.LatestVersion, new() { PageSizeHint = page });
        var all = new List<T>();
        while (true)
        {
            var read = await pages.ReadNextAsync(Stop);
            if (read.StatusCode == HttpStatusCode.NotModified)
            {
                return (all, read.ContinuationToken);
            }

            all.AddRange(read);
        }
    }

    public static async Task ShouldFailWithAsync(this Task work, HttpStatusCode status) => (await work.ShouldThrowAsync<CosmosException>()).StatusCode.ShouldBe(status);
}
