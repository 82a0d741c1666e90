using FeedbackPipeline.Measuring.Registering;

namespace FeedbackPipeline.Storing.Cosmos.Measuring;

/// <summary>People of the register by place and category, and how many of them were heard.</summary>
internal static class CountRegister
{
    public static IReadOnlyList<RegisterCount> Of(IEnumerable<PersonDocument> people, IReadOnlySet<string> heard)
        =>
        [
            .. people
                .SelectMany(person => person.About.SelectMany(pair => pair.Value.Select(category => (person.Place, Dimension: pair.Key, Category: category, Heard: heard.Contains(person.Token))))
                    .Prepend((person.Place, Dimension: "", Category: "", Heard: heard.Contains(person.Token))))
                .GroupBy(known => (known.Place, known.Dimension, known.Category))
                .Select(same => new RegisterCount(same.Key.Place, same.Key.Dimension, same.Key.Category, same.Count(), same.Count(known => known.Heard)))
                .OrderBy(count => count.Place, StringComparer.Ordinal).ThenBy(count => count.Dimension, StringComparer.Ordinal).ThenBy(count => count.Category, StringComparer.Ordinal),
        ];
}
