namespace FeedbackPipeline.Tagging.Modelling.Retraining;

/// <summary>What the corrections are worth, measured on corrections that were not learned from.</summary>
/// <param name="Corrections">Corrected comments with a theme; only these count.</param>
/// <param name="Shipped">F1 over all tags (micro) of what came with the product, in [0, 1].</param>
/// <param name="Own">The same after learning; below <paramref name="Shipped"/> it is better not to use it yet.</param>
/// <param name="Themes">F1 of each theme some corrected comment has, by id, after learning.</param>
public sealed record OwnFigures(int Corrections, double Shipped, double Own, IReadOnlyDictionary<string, double> Themes)
{
    /// <summary>Whether learning from the corrections does better than doing without.</summary>
    public bool Better => Own > Shipped;
}
