namespace FeedbackPipeline.Measuring.Statistics;

/// <summary>Choosing among many e-values.</summary>
public static class EValueSelection
{
    /// <summary>
    /// e-BH (Wang and Ramdas 2022): the k largest, for the largest k with E₍ₖ₎ ≥ G/(kα). The expected part of false ones is at most <paramref name="alpha"/>
    /// under any dependence. Indices in ascending order; ties are taken together.
    /// </summary>
    public static IReadOnlyList<int> BenjaminiHochberg(IReadOnlyList<double> values, double alpha)
    {
        var order = Enumerable.Range(0, values.Count).OrderByDescending(index => values[index]).ToList();
        var chosen = Enumerable.Range(1, values.Count).LastOrDefault(k => Reaches(values[order[k - 1]], values.Count, k * alpha));
        return [.. order.Take(chosen).Order()];
    }

    /// <summary>All with E ≥ G/α: the chance of any false one is at most <paramref name="alpha"/>.</summary>
    public static IReadOnlyList<int> Bonferroni(IReadOnlyList<double> values, double alpha)
        => [.. Enumerable.Range(0, values.Count).Where(index => Reaches(values[index], values.Count, alpha))];

    // G/α in binary may land a hair above the number meant (4/0.05 = 80): a value equal to it in decimals counts as reaching it.
    private static bool Reaches(double value, int groups, double alpha) => value * alpha >= groups * (1 - 1e-12);
}
