namespace FeedbackPipeline.Measuring.Statistics;

/// <summary>Small numbers, so that no table tells about one person.</summary>
public static class Disclosure
{
    /// <summary>Counts below this are hidden inside the organisation.</summary>
    public const int Internal = 5;

    /// <summary>Counts below this are hidden outside it.</summary>
    public const int External = 8;

    private const int Base = 5;

    /// <summary>5⌊(c + 2)/5⌋, to the nearest five; null where the count, zero included, is below <paramref name="smallest"/>. Totals are rounded by themselves, never summed from rounded parts.</summary>
    public static long? Round(long count, int smallest = Internal) => count < smallest ? null : Nearest(count);

    /// <summary>As <see cref="Round"/>, as text: <c>&lt;5</c> where hidden.</summary>
    public static string Text(long count, int smallest = Internal)
        => Round(count, smallest)?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"<{smallest}");

    /// <summary>5⌊(c + 2)/5⌋ without a smallest number, for counts of no person (expected, reference).</summary>
    public static long Nearest(long count) => Base * ((count + 2) / Base);

    /// <summary>
    /// For an unrounded table with a published total: which cells stay hidden (null). Where a cell is below <paramref name="smallest"/>, the next smallest are
    /// hidden too until at least two are and together they hold at least <paramref name="smallest"/>, so that none follows by subtraction.
    /// </summary>
    public static IReadOnlyList<long?> Suppress(IReadOnlyList<long> counts, int smallest = Internal)
    {
        var hidden = counts.Select(count => count < smallest).ToArray();
        if (!hidden.Contains(true))
        {
            return [.. counts.Select(count => (long?)count)];
        }

        foreach (var index in Enumerable.Range(0, counts.Count).Where(index => !hidden[index]).OrderBy(index => counts[index]).ToList())
        {
            var cells = Enumerable.Range(0, counts.Count).Where(cell => hidden[cell]).ToList();
            if (cells.Count >= 2 && cells.Sum(cell => counts[cell]) >= smallest)
            {
                break;
            }

            hidden[index] = true;
        }

        return [.. counts.Select((count, index) => hidden[index] ? (long?)null : count)];
    }
}
