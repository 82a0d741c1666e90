namespace FeedbackPipeline.Measuring.References;

/// <summary>Counts somebody is still gathering, one question at a time; nothing is compared with them. Implemented by the store.</summary>
public interface IReferenceDrafts
{
    Task<ReferenceDraft?> FindAsync(string place, CancellationToken cancellationToken);

    Task SaveAsync(string place, ReferenceDraft draft, string actor, CancellationToken cancellationToken);

    Task DropAsync(string place, string actor, CancellationToken cancellationToken);
}

/// <param name="Total">Everyone supported; null where nobody said yet.</param>
/// <param name="NotKnown">Dimensions somebody said nothing is known about.</param>
public sealed record ReferenceDraft(ReferenceOrigin Origin, long? Total, IReadOnlyList<ReferenceCounts> Dimensions, IReadOnlyList<string> NotKnown)
{
    /// <summary>Goes on from the version in force.</summary>
    public static ReferenceDraft From(ReferencePopulation before)
        => new(
            new(before.Source, before.Date, before.Geography, before.Ages, before.National),
            before.Total,
            [.. before.Dimensions.Select(counts => counts with { Origin = before.OriginOf(counts.Dimension) })],
            before.NotKnown);

    public ReferenceDraft With(ReferenceCounts counts)
        => this with { Dimensions = [.. Dimensions.Where(other => other.Dimension != counts.Dimension), counts], NotKnown = [.. NotKnown.Where(other => other != counts.Dimension)] };

    public ReferenceDraft WithoutKnowing(string dimension)
        => this with { Dimensions = [.. Dimensions.Where(other => other.Dimension != dimension)], NotKnown = [.. NotKnown.Where(other => other != dimension), dimension] };

    public NewReference ToReference(string place)
        => new(place, Origin.Source, Origin.Date, Dimensions) { Total = Total, Geography = Origin.Geography, Ages = Origin.Ages, National = Origin.National, NotKnown = NotKnown };
}
