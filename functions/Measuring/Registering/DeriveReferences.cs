using FeedbackPipeline.Measuring.Folding;
using FeedbackPipeline.Measuring.Projecting;
using FeedbackPipeline.Measuring.References;
using FeedbackPipeline.Measuring.Statistics;
using FeedbackPipeline.Reference;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Measuring.Registering;

/// <summary>Counts of people by place → the reference population of each place that has some, at it or below it.</summary>
public static class DeriveReferences
{
    /// <param name="counts">People by place and category; a place's own, not those below it.</param>
    /// <param name="top">Nothing above this place is derived.</param>
    /// <param name="alpha">The chance of any false alert in an epoch, over all places.</param>
    public static IReadOnlyList<RegisterReference> Of(IReadOnlyList<RegisterCount> counts, PlaceTree tree, string top, string source, DateOnly date, Demographics demographics, double alpha)
    {
        var direct = counts.Select(count => count.Place).ToHashSet(StringComparer.Ordinal);
        var references = new List<RegisterReference>();
        foreach (var place in tree.WithBelow(top))
        {
            var within = tree.WithBelow(place.Id).Select(below => below.Id).ToHashSet(StringComparer.Ordinal);
            var dimensions = Dimensions(counts.Where(count => count.Dimension.Length > 0 && within.Contains(count.Place)), demographics);
            if (dimensions.Count > 0)
            {
                var population = new ReferencePopulation(place.Id, 0, source, date, dimensions) { FromRegister = true };
                var tested = CanAnswer(population, demographics, alpha);
                references.Add(new(population with { Tested = tested }, tested && IsWhole(tree, place.Id, direct)));
            }
        }

        return references;
    }

    /// <summary>
    /// True where the complete silence of some group would open an alert before everyone else has answered, at half the whole chance: the people without
    /// an invitation take a part as well. A smaller register can not answer the question; it is described, and its people are tested with the place above.
    /// </summary>
    internal static bool CanAnswer(ReferencePopulation population, Demographics demographics, double alpha)
    {
        var plan = ComposePlan.Of(population, demographics, CountingMode.Register, alpha / 2);
        return plan.Dimensions.Any(dimension => dimension.Groups.Any(group => group.Testable && Silence.Length(group.Count, dimension.People, plan.LogThreshold) is not null));
    }

    /// <summary>The register covers a place whose people are on it, or all of whose parts are covered.</summary>
    private static bool IsWhole(PlaceTree tree, string place, HashSet<string> direct)
        => direct.Contains(place) || (tree.ChildrenOf(place).Any() && tree.ChildrenOf(place).All(child => IsWhole(tree, child.Id, direct)));

    private static List<ReferenceCounts> Dimensions(IEnumerable<RegisterCount> counts, Demographics demographics)
        => [.. counts.GroupBy(count => count.Dimension)
            .Select(dimension => (Dimension: demographics.Find(dimension.Key), Counts: dimension.ToList()))
            .Where(known => known.Dimension is not null)
            .OrderBy(known => demographics.All.ToList().IndexOf(known.Dimension!))
            .Select(known => new ReferenceCounts(known.Dimension!.Key, Categories(known.Counts, known.Dimension)))];

    /// <summary>Where some people are known more finely than others, all are counted as the wider category.</summary>
    private static List<CategoryCount> Categories(List<RegisterCount> counts, Dimension dimension)
    {
        var present = counts.Select(count => count.Category).ToHashSet(StringComparer.Ordinal);
        return [.. counts.GroupBy(count => dimension.Widening(count.Category).LastOrDefault(present.Contains) ?? count.Category)
            .Select(category => new CategoryCount(category.Key, category.Sum(count => count.People)))
            .OrderBy(category => dimension.Categories.ToList().FindIndex(choice => choice.Key == category.Category))
            .ThenBy(category => category.Category, StringComparer.Ordinal)];
    }
}
