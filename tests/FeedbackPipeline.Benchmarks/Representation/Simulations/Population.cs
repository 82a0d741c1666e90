namespace FeedbackPipeline.Benchmarks.Representation.Simulations;

/// <summary>Eight dimensions of five categories, independent of one another, with shares from 1 to 80 %.</summary>
internal static class Population
{
    public const int Categories = 5;

    public static double[][] Shares { get; } =
    [
        [0.20, 0.20, 0.20, 0.20, 0.20],
        [0.80, 0.10, 0.05, 0.03, 0.02],
        [0.50, 0.30, 0.10, 0.06, 0.04],
        [0.50, 0.30, 0.15, 0.04, 0.01],
        [0.70, 0.20, 0.05, 0.04, 0.01],
        [0.40, 0.25, 0.20, 0.10, 0.05],
        [0.60, 0.25, 0.08, 0.05, 0.02],
        [0.35, 0.30, 0.20, 0.12, 0.03],
    ];

    public static int Groups { get; } = Shares.Length * Categories;

    /// <summary>The category of one person in each dimension.</summary>
    public static void Draw(Draws draws, Span<int> person)
    {
        for (var dimension = 0; dimension < person.Length; dimension++)
        {
            person[dimension] = Pick(Shares[dimension], draws.Next());
        }
    }

    /// <summary>The category at <paramref name="place"/>, in [0, 1), of weights that add up to 1.</summary>
    public static int Pick(ReadOnlySpan<double> weights, double place)
    {
        var category = 0;
        while (category < weights.Length - 1 && place >= weights[category])
        {
            place -= weights[category];
            category++;
        }

        return category;
    }
}
