namespace FeedbackPipeline.Measuring.Statistics;

/// <summary>Which groups are large enough to be tested by themselves.</summary>
public static class Testable
{
    /// <summary>N_g a single group, or a pool of smaller ones, needs.</summary>
    public const long Smallest = 10;

    /// <summary>N_g an intersection of two dimensions needs.</summary>
    public const long SmallestIntersection = 30;

    /// <summary>N_g ≥ 10 and a share strictly between 0 and 1, which needs a second category with people.</summary>
    public static bool Alone(long group, long all) => group >= Smallest && group < all;

    /// <summary>As <see cref="Alone"/> for an intersection of two dimensions: N_g ≥ 30.</summary>
    public static bool Joint(long group, long all) => group >= SmallestIntersection && group < all;

    /// <summary>
    /// Indices of the groups of fewer than ten people, empty ones left out, that are tested together; empty where all of them are fewer than ten, or they
    /// are the whole dimension.
    /// </summary>
    public static IReadOnlyList<int> Pool(IReadOnlyList<long> counts)
    {
        var small = Enumerable.Range(0, counts.Count).Where(index => counts[index] is > 0 and < Smallest).ToList();
        return Alone(small.Sum(index => counts[index]), counts.Sum()) ? small : [];
    }
}
