using FeedbackPipeline.Measuring.Folding;
using FeedbackPipeline.Measuring.References;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Measuring.Projecting;

/// <summary>One way of counting at one place: the people with an invitation, or everyone else there.</summary>
/// <param name="Within">Ids of the place and all below it.</param>
internal sealed record MonitoredScope(CountingMode Mode, ReferencePopulation Reference, Place Place, IReadOnlySet<string> Within)
{
    public string Name => Scopes.Of(Mode, Place.Id);

    /// <summary>Takes a part of the chance of a false alert.</summary>
    public bool IsTested => Mode == CountingMode.Stream || Reference.Tested;

    public static MonitoredScope? Of(CountingMode mode, ReferencePopulation reference, PlaceTree tree)
        => string.IsNullOrEmpty(reference.Place) || tree.Find(reference.Place) is not { } place ? null
            : new(mode, reference, place, tree.WithBelow(place.Id).Select(below => below.Id).ToHashSet(StringComparer.Ordinal));

    /// <summary>Nobody counts in both ways: whoever is on the register counts by it, and an invitation whose holder has left counts nowhere.</summary>
    public bool Holds(FeedItem item)
        => Mode == CountingMode.Register ? item.Home is { } home && Within.Contains(home) : !item.Linked && item.Home is null && Within.Contains(item.Place);

    /// <summary>True where the move crosses the border of the place.</summary>
    public bool Holds(RegisterMove move) => Mode == CountingMode.Register && HasAt(move.From) != HasAt(move.To);

    public bool HasAt(string? place) => place is not null && Within.Contains(place);
}
