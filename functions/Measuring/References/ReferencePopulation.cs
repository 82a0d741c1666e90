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
}
