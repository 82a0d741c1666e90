namespace FeedbackPipeline.Vocabulary;

/// <summary>All places of the organisation at one moment. Immutable; there is always exactly one root.</summary>
public sealed class PlaceTree
{
    private readonly Dictionary<string, Place> places;
    private readonly ILookup<string, Place> children;

    /// <exception cref="ArgumentException">There is not exactly one place without a parent, a parent is missing, or the parents form a circle.</exception>
    public PlaceTree(IReadOnlyCollection<Place> all)
    {
        places = all.ToDictionary(place => place.Id, StringComparer.Ordinal);
        children = all.Where(place => place.Parent is not null).ToLookup(place => place.Parent!, StringComparer.Ordinal);
        var roots = all.Where(place => place.Parent is null).ToList();
        Root = roots.Count == 1 ? roots[0] : throw new ArgumentException($"There must be one organisation above all places; there are {roots.Count}.", nameof(all));
        if (WithBelow(Root.Id).Count() != all.Count)
        {
            throw new ArgumentException("Every place must hang below the organisation.", nameof(all));
        }
    }

    public Place Root { get; }

    public IEnumerable<Place> All => places.Values;

    /// <summary>The place with this id; the root for null or empty; null where it is unknown.</summary>
    public Place? Find(string? id) => string.IsNullOrEmpty(id) ? Root : places.GetValueOrDefault(id);

    public IEnumerable<Place> ChildrenOf(string id) => children[id];

    /// <summary>The place itself and all places below it.</summary>
    public IEnumerable<Place> WithBelow(string id)
        => places.TryGetValue(id, out var place) ? children[id].SelectMany(child => WithBelow(child.Id)).Prepend(place) : [];

    /// <summary>The place itself and all places above it, nearest first; empty where it is unknown.</summary>
    public IEnumerable<Place> PathToRoot(string id)
    {
        for (var place = places.GetValueOrDefault(id); place is not null; place = place.Parent is null ? null : places.GetValueOrDefault(place.Parent))
        {
            yield return place;
        }
    }
}
