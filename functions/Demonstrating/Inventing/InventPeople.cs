using FeedbackPipeline.Tagging.Modelling.Training;

namespace FeedbackPipeline.Demonstrating.Inventing;

/// <summary>
/// Six hundred people. How many there are of each category is fixed and the same for every seed; who is what at once, and who likes to answer, is chance. So
/// no group is heard less for any reason but the story's.
/// </summary>
internal static class InventPeople
{
    private const double LeastPropensity = 0.5;
    private const double MostPropensity = 1.5;

    private static readonly (string, int)[] Ages = [("18-24", 60), ("25-34", 120), ("35-44", 110), ("45-54", 115), ("55-64", 105), ("65-74", 60), ("75+", 30)];
    private static readonly (string, int)[] Genders = [("woman", 264), ("man", 327), ("own_word", 9)];
    private static readonly (string Code, int People)[] EthnicGroups =
    [
        ("white-british", 420), ("white-other", 24), ("white-irish", 12), ("asian-pakistani", 36), ("asian-indian", 24), ("black-african", 18), ("black-caribbean", 24),
        ("mixed-white-black-caribbean", 18), ("mixed-other", 12), ("other-any", 12),
    ];

    private static readonly (string, int)[] Communications = [("speech", 432), ("speech makaton", 48), ("symbols body", 42), ("aac_device", 24), ("bsl", 18), ("writing", 36)];
    private static readonly Dictionary<string, string> Support = new Dictionary<string, string>
    {
        [InventPlaces.HarbourHomes] = "supported_living",
        [InventPlaces.Quayside] = "day",
        [InventPlaces.OrchardLane] = "residential",
        [InventPlaces.Kestrel] = "short_breaks",
    };

    public static IReadOnlyList<DemoPerson> All(int seed)
    {
        var numbers = new SeededNumbers(seed);
        var (ages, genders, groups, ways) = (numbers.Shuffled(Ages), numbers.Shuffled(Genders), numbers.Shuffled(EthnicGroups), numbers.Shuffled(Communications));
        var homes = InventPlaces.Services.SelectMany(Homes).ToList();
        return
        [
            .. homes.Select((home, at) => new DemoPerson(
                at + 1,
                home.Service,
                home.House,
                new Dictionary<string, IReadOnlyList<string>>
                {
                    ["age_band"] = [ages[at]],
                    ["gender"] = [genders[at]],
                    ["ethnic_group"] = [groups[at]],
                    ["support_type"] = [Support[home.Service]],
                    ["communication"] = ways[at].Split(' '),
                },
                [.. VoicesOf.Person(ages[at], genders[at], groups[at], ways[at], numbers)],
                LeastPropensity + ((MostPropensity - LeastPropensity) * numbers.Part()))),
        ];
    }

    private static IEnumerable<(string Service, string? House)> Homes((string Service, int People) service)
    {
        var housed = InventPlaces.Houses[service.Service].SelectMany(house => Enumerable.Repeat((service.Service, (string?)house.House), house.People)).ToList();
        return [.. housed, .. Enumerable.Repeat((service.Service, (string?)null), service.People - housed.Count)];
    }
}
