using System.Globalization;

namespace FeedbackPipeline.Measuring.References;

/// <summary>What somebody wrote about one dimension → its counts. What they do not know stays unknown: no number is made up for it.</summary>
public static class ComposeCounts
{
    /// <param name="total">Everyone supported, or null where nobody said.</param>
    /// <param name="multi">Several categories may be true of one person, so the counts need not add up to anything.</param>
    /// <param name="problem">What is wrong, in words that name dimension and category.</param>
    /// <returns>Null where there is a problem.</returns>
    public static ReferenceCounts? Of(string dimension, IReadOnlyList<(string Category, EnteredCount Count)> entered, long? total, bool multi, out string problem)
    {
        problem = "";
        var unknown = entered.Where(entry => entry.Count.Most is null).ToList();
        if (unknown.Count > 0 && (multi || total is null))
        {
            problem = $"'{unknown[0].Category}' of '{dimension}' is not known. {(multi ? "Leave it out." : "Give the total of everyone supported, or leave the whole question as not known.")}";
            return null;
        }

        var least = entered.Sum(entry => entry.Count.Least ?? 0);
        if (total is { } all && (multi ? entered.Max(entry => entry.Count.Least ?? 0) : least) > all)
        {
            problem = string.Create(CultureInfo.InvariantCulture, $"the counts of '{dimension}' come to at least {Math.Ceiling(least):0}, more than the total of {all}.");
            return null;
        }

        var rest = (long)Math.Floor((total ?? 0) - least);
        var middle = entered.Sum(entry => entry.Count.Most is null ? 0 : Middle(entry.Count));
        return new(dimension, [.. entered.Select(entry => Count(entry.Category, entry.Count, rest, unknown.Count))])
        {
            Unplaced = multi || total is null || unknown.Count > 0 ? 0 : Math.Max(0, total.Value - middle),
        };
    }

    private static CategoryCount Count(string category, EnteredCount count, long rest, int unknown)
        => count.Most is not { } most ? new(category, rest / unknown, 0, rest)
            : count.Least == most ? new(category, (long)most)
            : new(category, Middle(count), count.Least, most);

    private static long Middle(EnteredCount count) => (long)Math.Floor((count.Least!.Value + count.Most!.Value) / 2);
}
