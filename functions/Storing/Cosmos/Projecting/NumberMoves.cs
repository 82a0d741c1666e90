namespace FeedbackPipeline.Storing.Cosmos.Projecting;

/// <summary>Puts moves of the register at the end of the feed. Each has a fixed id, so doing it again adds none.</summary>
internal sealed class NumberMoves(CosmosAccount account, CosmosProjector projector)
{
    private const int MostOfBatch = CosmosBatch.Most - 1;

    public async Task AddAsync(IReadOnlyList<(string Id, string Person, string? From, string? To)> moves, DateTimeOffset at, CancellationToken cancellationToken)
    {
        foreach (var some in moves.Chunk(MostOfBatch))
        {
            await projector.ChangeAsync(
                async checkpoint =>
                {
                    var there = (await account.Ledgers.FindManyAsync<MoveDocument>(some.Select(move => (Projection.Pk, move.Id)), cancellationToken)).Select(move => move.Id).ToHashSet(StringComparer.Ordinal);
                    var missing = some.Where(move => !there.Contains(move.Id)).ToList();
                    return missing.Count == 0 ? null : (checkpoint with { Positions = checkpoint.Positions + missing.Count }, batch => Add(batch, missing, checkpoint.Positions, at));
                },
                cancellationToken);
        }
    }

    private static void Add(CosmosBatch batch, List<(string Id, string Person, string? From, string? To)> moves, long after, DateTimeOffset at)
    {
        foreach (var (index, move) in moves.Index())
        {
            batch.Create(new MoveDocument(after + index + 1, move.Person, move.From, move.To, at) { Pk = Projection.Pk, Id = move.Id });
        }
    }
}
