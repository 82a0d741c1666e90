namespace FeedbackPipeline.Measuring.Covering;

/// <summary>Who of a place's register was heard in one epoch: a count of known people, nothing inferred. Exact; not protected for small numbers.</summary>
/// <param name="Gone">The part of the epoch that is over, in [0, 1].</param>
/// <param name="Pace">People to be heard by now, if everyone is to be heard by the end of the epoch (or the part of them that was set).</param>
/// <param name="Places">The places right below it that have people on the register, each with everything below it.</param>
public sealed record PlaceCoverage(string Place, int Epoch, double Gone, Covered All, double Pace, IReadOnlyList<DimensionCoverage> Dimensions, IReadOnlyList<BelowCoverage> Places)
{
    /// <summary>The part that is over of the time in which people could be heard here, in [0, 1]; 0 in its first 28 days. See <see cref="AvailableTime"/>.</summary>
    public double AvailableGone { get; init; } = Gone;
}

/// <param name="People">N: people on the register.</param>
/// <param name="Heard">Those who were heard this epoch, 0 to <paramref name="People"/>.</param>
public readonly record struct Covered(long People, long Heard)
{
    public long NotHeard => People - Heard;

    /// <summary>heard/N in [0, 1]; null where nobody is on the register.</summary>
    public double? Share => Statistics.Coverage.Of(Heard, People);
}

/// <param name="Unknown">People whose category the register does not know.</param>
public sealed record DimensionCoverage(string Dimension, IReadOnlyList<GroupCoverage> Groups, Covered Unknown);

public sealed record GroupCoverage(string Category, Covered Count);

public sealed record BelowCoverage(string Place, Covered Count);
