namespace FeedbackPipeline.Measuring.References;

/// <summary>Whom a place supports: people by category, as somebody counted them on a day. Kept for ever; a new count is a new version.</summary>
/// <param name="Version">Counts up from 1 at each place.</param>
/// <param name="Source">Where the counts come from, in words for people who read an alert.</param>
/// <param name="Date">The day they describe.</param>
public sealed record ReferencePopulation(string Place, int Version, string Source, DateOnly Date, IReadOnlyList<ReferenceCounts> Dimensions)
{
    /// <summary>Counted from the register: the urn of the people with an invitation.</summary>
    public bool FromRegister { get; init; }

    /// <summary>For a register: large enough that the silence of some group could be told from chance. A smaller one is described here and tested above.</summary>
    public bool Tested { get; init; } = true;

    /// <summary>Also right for people who answer without an invitation.</summary>
    public bool ForStream { get; init; } = true;

    /// <summary>Everyone supported, where somebody said so.</summary>
    public long? Total { get; init; }

    public string? Geography { get; init; }

    public string? Ages { get; init; }

    public bool National { get; init; }

    /// <summary>Dimensions of which somebody said that the counts are not known.</summary>
    public IReadOnlyList<string> NotKnown { get; init; } = [];

    /// <summary>When this version came into force.</summary>
    public DateTimeOffset Added { get; init; }

    public string AddedBy { get; init; } = "";

    public ReferenceCounts? Find(string dimension) => Dimensions.FirstOrDefault(counts => counts.Dimension == dimension);

    /// <summary>Where the counts of a dimension come from.</summary>
    public ReferenceOrigin OriginOf(string dimension) => Find(dimension)?.Origin ?? new(Source, Date, Geography, Ages, National);
}

/// <summary>A reference population somebody is about to add.</summary>
public sealed record NewReference(string Place, string Source, DateOnly Date, IReadOnlyList<ReferenceCounts> Dimensions)
{
    public long? Total { get; init; }

    public string? Geography { get; init; }

    public string? Ages { get; init; }

    public bool National { get; init; }

    public IReadOnlyList<string> NotKnown { get; init; } = [];
}
