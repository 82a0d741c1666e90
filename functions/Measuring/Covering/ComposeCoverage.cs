using FeedbackPipeline.Measuring.Registering;
using FeedbackPipeline.Reference;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Measuring.Covering;

/// <summary>Counts of the register by place → the coverage of one place with everything below it.</summary>
public static class ComposeCoverage
{
    /// <returns>Null where nobody at the place or below it is on the register.</returns>
    public static PlaceCoverage? Of(IReadOnlyList<RegisterCount> counts, PlaceTree tree, string place, int epoch, double gone, double target, Demographics demographics)
    {
        var mine = Within(counts, tree, place);
        var all = Sum(mine.Where(count => count.Dimension.Length == 0));
        return all.People == 0 ? null : new(
            place,
            epoch,
            gone,
            all,
            Statistics.Coverage.Pace(all.People, gone, target),
            [.. demographics.All.Where(dimension => mine.Exists(count => count.Dimension == dimension.Key)).Select(dimension => Of(dimension, mine, all))],
            [.. tree.ChildrenOf(place).Select(child => new BelowCoverage(child.Id, Sum(Within(counts, tree, child.Id).Where(count => count.Dimension.Length == 0)))).Where(child => child.Count.People > 0)]);
    }

    private static DimensionCoverage Of(Dimension dimension, List<RegisterCount> counts, Covered all)
    {
        var groups = counts.Where(count => count.Dimension == dimension.Key)
            .GroupBy(count => count.Category)
            .Select(group => new GroupCoverage(group.Key, Sum(group)))
            .OrderBy(group => dimension.Categories.ToList().FindIndex(category => category.Key == group.Category))
            .ThenBy(group => group.Category, StringComparer.Ordinal)
            .ToList();
        var known = new Covered(groups.Sum(group => group.Count.People), groups.Sum(group => group.Count.Heard));
        return new(dimension.Key, groups, dimension.Multi ? default : new(all.People - known.People, all.Heard - known.Heard));
    }

    private static List<RegisterCount> Within(IReadOnlyList<RegisterCount> counts, PlaceTree tree, string place)
    {
        var within = tree.WithBelow(place).Select(below => below.Id).ToHashSet(StringComparer.Ordinal);
        return [.. counts.Where(count => within.Contains(count.Place))];
    }

    private static Covered Sum(IEnumerable<RegisterCount> counts)
    {
        var (people, heard) = (0L, 0L);
        foreach (var count in counts)
        {
            people += count.People;
            heard += count.Heard;
        }

        return new(people, heard);
    }
}
