using FeedbackPipeline.Measuring.References;

namespace FeedbackPipeline.Storing.Cosmos.Measuring;

/// <summary>The reference populations, each place's history in a partition of its own.</summary>
internal sealed class CosmosReferenceBook(CosmosAccount account, CosmosReferences references, TimeProvider time) : IReferenceBook
{
    public async Task<IReadOnlyList<ReferencePopulation>> NewestAsync(CancellationToken cancellationToken) => Ordered((await ReadAsync(cancellationToken)).Select(newest => newest.Stream));

    public async Task<IReadOnlyList<ReferencePopulation>> RegistersAsync(CancellationToken cancellationToken) => Ordered((await ReadAsync(cancellationToken)).Select(newest => newest.Register));

    public async Task<IReadOnlyList<ReferencePopulation>> HistoryAsync(string place, CancellationToken cancellationToken)
        =>
        [
            .. (await account.Books.QueryAsync<ReferenceDocument>(ReferenceDocument.PartitionOf(place), "SELECT * FROM c WHERE c.type = 'reference'", cancellationToken))
                .Select(known => known.Population).OrderBy(population => population.Version),
        ];

    public Task<int> AddAsync(NewReference reference, string actor, CancellationToken cancellationToken)
        => references.AddAsync(
            new(reference.Place, 0, reference.Source, reference.Date, reference.Dimensions)
            {
                Total = reference.Total,
                Geography = reference.Geography,
                Ages = reference.Ages,
                National = reference.National,
                NotKnown = reference.NotKnown,
                Added = time.GetUtcNow(),
                AddedBy = actor,
            },
            null,
            true,
            cancellationToken);

    private Task<List<NewestDocument>> ReadAsync(CancellationToken cancellationToken) => account.Books.QueryAsync<NewestDocument>(null, "SELECT * FROM c WHERE c.type = 'references'", cancellationToken);

    private static IReadOnlyList<ReferencePopulation> Ordered(IEnumerable<ReferencePopulation?> populations)
        => [.. populations.OfType<ReferencePopulation>().OrderBy(population => population.Place, StringComparer.Ordinal)];
}
