namespace FeedbackPipeline.Storing.Cosmos.Measuring;

/// <summary>Gives the parts of an epoch's chance of a false alert, which are one document, so that they never add up to more than the whole.</summary>
internal sealed class CosmosAlphas(CosmosAccount account)
{
    public async Task<double?> FindAsync(string scope, int epoch, CancellationToken cancellationToken)
        => (await account.Ledgers.FindAsync<AlphasDocument>(AlphasDocument.Partition, AlphasDocument.IdOf(epoch), cancellationToken))?.Document.Parts is { } parts && parts.TryGetValue(scope, out var part)
            ? part
            : null;

    public async Task<double> GiveAsync(string scope, int epoch, double alpha, IReadOnlyCollection<string> monitored, bool othersMayJoin, CancellationToken cancellationToken)
        => (await account.Ledgers.ChangeAsync<AlphasDocument>(
            AlphasDocument.Partition,
            AlphasDocument.IdOf(epoch),
            given => given?.Parts.ContainsKey(scope) == true ? null : Give(given, scope, epoch, alpha, monitored, othersMayJoin),
            cancellationToken))!.Parts[scope];

    private static AlphasDocument Give(AlphasDocument? before, string scope, int epoch, double alpha, IReadOnlyCollection<string> monitored, bool othersMayJoin)
    {
        var given = before?.Parts ?? new Dictionary<string, double>();
        var waiting = monitored.Count(other => !given.ContainsKey(other)) + (othersMayJoin ? 1 : 0);
        // By name, so that the sum is the same to the last bit in whatever order they were given.
        var left = alpha - given.OrderBy(part => part.Key, StringComparer.Ordinal).Sum(part => part.Value);
        // What rounding leaves over is nothing.
        var part = left > alpha * 1e-9 ? left / Math.Max(1, waiting) : 0;
        return new(epoch, new SortedDictionary<string, double>(given.ToDictionary(), StringComparer.Ordinal) { [scope] = part }) { Pk = AlphasDocument.Partition, Id = AlphasDocument.IdOf(epoch) };
    }
}
