namespace FeedbackPipeline.Tagging.Modelling.Retraining;

/// <summary>How corrections move a model; the values that did best when a model of one trust learned from corrections of another.</summary>
/// <param name="Cost">What a mistake on a correction costs next to leaving the shipped weights.</param>
/// <param name="RareWeight">How much more a miss costs where a theme is rare: (others / those with it) to this power.</param>
/// <param name="Passes">How often each correction is looked at.</param>
/// <param name="Fewest">Corrections a feature must stand in where the shipped model does not know it.</param>
/// <param name="Trusted">Corrected examples of a theme from which on they count in full; until then the phrases have the say.</param>
/// <param name="Folds">Parts the corrections are split into to measure the model.</param>
internal sealed record RetrainSettings(float Cost = 0.2f, float RareWeight = 0.5f, int Passes = 6, int Fewest = 2, int Trusted = 10, int Folds = 5)
{
    /// <summary>The same as <see cref="Cost"/> for good, neutral and bad.</summary>
    public float ToneCost { get; init; } = 0.1f;

    /// <summary>How fast a score rises with its margin; turns the scores of any scorer into margins and back.</summary>
    public float Slope { get; init; } = 4.5f;

    public FeatureWeights Kinds { get; init; } = FeatureWeights.Default with { Question = 1 };
}
