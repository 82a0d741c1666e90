namespace FeedbackPipeline.Storing.Cosmos;

internal static class CosmosCounting
{
    /// <summary>How many documents meet a condition, over all partitions; counts no further than <paramref name="most"/>, so that asking stays cheap.</summary>
    public static async Task<int> CountAsync(this CosmosShelf shelf, string condition, int most, CancellationToken cancellationToken, params IReadOnlyList<(string Name, object? Value)> values)
        => (await shelf.QueryAsync<int>(null, $"SELECT TOP @most VALUE 1 FROM c WHERE {condition}", cancellationToken, [("@most", most), .. values])).Count;
}
