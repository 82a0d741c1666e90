using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Reviewing.Scoping;

/// <summary>The place a screen shows, with everything below it, and the places the member may choose instead.</summary>
/// <param name="Choices">The member's place and everything below, each before what hangs under it.</param>
public sealed record PlaceScope(Place Chosen, IReadOnlyList<Place> Choices, PlaceTree Tree)
{
    /// <summary>Ids of the chosen place and everything below it.</summary>
    public IReadOnlyList<string> Ids => [.. Tree.WithBelow(Chosen.Id).Select(place => place.Id)];

    /// <summary>How far below the member's own place it hangs; 0 for that place itself.</summary>
    public int DepthOf(Place place) => Tree.PathToRoot(place.Id).Count() - Tree.PathToRoot(Choices[0].Id).Count();

    public string NameOf(string place) => Tree.Find(place)?.Name ?? place;
}
