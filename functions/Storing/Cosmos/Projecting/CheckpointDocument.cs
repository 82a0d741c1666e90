namespace FeedbackPipeline.Storing.Cosmos.Projecting;

/// <summary>How far the change feed of feedback was worked. Every write to the projection replaces it in the same batch, so that no two can be made of one state.</summary>
/// <param name="Arrivals">The last number of arrival that was given.</param>
/// <param name="Positions">The last position in the feed that measuring reads.</param>
/// <param name="Generation">Goes up when the counts are made again from the beginning.</param>
internal sealed record CheckpointDocument(IReadOnlyList<RangeCheckpoint> Ranges, long Arrivals, long Positions, int Generation) : CosmosDocument
{
    public const string OnlyId = "checkpoint";

    public override string Type => "checkpoint";

    public static CheckpointDocument New(IEnumerable<string> ranges)
        => new([.. ranges.Select(range => new RangeCheckpoint(range, null))], 0, 0, 0) { Pk = Projection.Pk, Id = OnlyId };

    /// <summary>How often a batch changed words; see <see cref="CountsDocument.Words"/>.</summary>
    public long Words { get; init; }

    /// <summary>At the beginning again, for counts of a new generation.</summary>
    public CheckpointDocument Again() => this with { Generation = Generation + 1, Ranges = [.. Ranges.Select(range => range with { Continuation = null })] };

    /// <summary>A page of a range is done.</summary>
    public CheckpointDocument Past(RangeCheckpoint range, string continuation)
        => this with { Ranges = [.. Ranges.Select(known => known.Range == range.Range ? known with { Continuation = continuation } : known)] };
}

/// <param name="Range">As the SDK writes it; if the range is split later, the SDK follows.</param>
/// <param name="Continuation">Null: at the beginning.</param>
internal sealed record RangeCheckpoint(string Range, string? Continuation);
