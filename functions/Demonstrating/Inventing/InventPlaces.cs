using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Demonstrating.Inventing;

/// <summary>The made-up organisation: two localities, four services with houses, and a project with a partner.</summary>
public static class InventPlaces
{
    public const string Organisation = "Larkmoor Support";
    public const string Root = "organisation";
    public const string Saltmere = "saltmere";
    public const string Wendle = "wendle";
    public const string HarbourHomes = "harbour-homes";
    public const string Quayside = "quayside";
    public const string OrchardLane = "orchard-lane";
    public const string Kestrel = "kestrel";

    /// <summary>Sing Out: partners run it for part of the year.</summary>
    public const string Project = "sing-out";

    /// <summary>Houses of a service with how many people live in each; everybody else lives elsewhere.</summary>
    public static ILookup<string, (string House, int People)> Houses { get; } = new (string Service, string House, int People)[]
    {
        (HarbourHomes, "anchor-house", 12),
        (HarbourHomes, "gull-cottage", 8),
        (HarbourHomes, "beacon-flats", 12),
        (OrchardLane, "apple-house", 12),
        (OrchardLane, "pear-house", 12),
        (OrchardLane, "plum-house", 10),
        (OrchardLane, "quince-house", 9),
        (Kestrel, "kestrel-house", 12),
    }.ToLookup(house => house.Service, house => (house.House, house.People));

    /// <summary>People by service.</summary>
    public static IReadOnlyList<(string Service, int People)> Services { get; } = [(HarbourHomes, 220), (Quayside, 180), (OrchardLane, 140), (Kestrel, 60)];

    /// <summary>All places but the organisation itself, each after the one it belongs to.</summary>
    public static IReadOnlyList<Place> All(DemoYear year)
        =>
        [
            new(Saltmere, Root, PlaceKind.Locality, "Saltmere"),
            new(Wendle, Root, PlaceKind.Locality, "Wendle Valley"),
            new(HarbourHomes, Saltmere, PlaceKind.Service, "Harbour Homes"),
            new(Quayside, Saltmere, PlaceKind.Service, "Quayside day centre"),
            new(OrchardLane, Wendle, PlaceKind.Service, "Orchard Lane"),
            new(Kestrel, Wendle, PlaceKind.Service, "Kestrel short breaks"),
            .. Houses.SelectMany(service => service.Select(house => new Place(house.House, service.Key, PlaceKind.House, Name(house.House)))),
            new(Project, Saltmere, PlaceKind.Project, "Sing Out with Riverside Arts", year.StartOfMonth(DemoYear.ProjectBegins), year.StartOfMonth(DemoYear.ProjectEnds + 1).AddDays(-1)),
        ];

    private static string Name(string house) => string.Join(' ', house.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}
