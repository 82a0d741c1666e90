using FeedbackPipeline.Measuring.References;
using FeedbackPipeline.Measuring.Registering;

namespace FeedbackPipeline.Demonstrating.Inventing;

/// <summary>The register of the made-up organisation: everybody, in groups as wide as are worth comparing among six hundred people.</summary>
internal static class InventRegister
{
    /// <summary>The group that fades away.</summary>
    public const string Fading = "65+";

    /// <summary>What the place says already.</summary>
    private const string Service = "support_type";

    /// <summary>As a care system's export would be read.</summary>
    public static RegisterFile Of(IReadOnlyList<DemoPerson> people)
        => new([.. people.Select((person, at) => new RegisterRow(at + 2, KeyOf(person), person.Home, Known(person)))], [], [], [.. Known(people[0]).Keys], true);

    /// <summary>Whom the organisation supports, for people who answer without an invitation.</summary>
    public static IReadOnlyList<ReferenceCounts> Everyone(IReadOnlyList<DemoPerson> people)
        =>
        [
            .. people.SelectMany(person => Known(person).SelectMany(known => known.Value.Select(category => (Dimension: known.Key, Category: category))))
                .GroupBy(known => known.Dimension)
                .Select(dimension => new ReferenceCounts(
                    dimension.Key,
                    [.. dimension.GroupBy(known => known.Category).OrderBy(category => category.Key, StringComparer.Ordinal).Select(category => new CategoryCount(category.Key, category.Count()))])),
        ];

    public static string KeyOf(DemoPerson person) => $"person-{person.Number}";

    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Known(DemoPerson person)
        => person.About.Where(about => about.Key != Service).ToDictionary(about => about.Key, about => about.Key switch
        {
            "age_band" when about.Value[0] is "65-74" or "75+" => [Fading],
            "ethnic_group" => [about.Value[0].Split('-')[0]],
            _ => about.Value,
        });
}
