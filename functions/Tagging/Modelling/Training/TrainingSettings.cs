namespace FeedbackPipeline.Tagging.Modelling.Training;

/// <summary>How a model is trained; the values that did best out of fold.</summary>
/// <param name="Folds">Parts the comments are split into to measure the model, 2 or more.</param>
/// <param name="Seed">The same seed and comments give the same file.</param>
/// <param name="Cost">What a mistake costs next to large weights.</param>
/// <param name="ToneCost">The same for good, neutral and bad.</param>
/// <param name="RareWeight">How much more a miss costs where a label is rare: (others / those with it) to this power.</param>
/// <param name="Passes">How often each comment is looked at.</param>
/// <param name="Fewest">Comments a feature must stand in.</param>
/// <param name="Weakest">Whole-number weights below this are left out; measured out of fold, that costs nothing.</param>
internal sealed record TrainingSettings(int Folds = 10, int Seed = 1, float Cost = 0.2f, float ToneCost = 0.1f, float RareWeight = 0.5f, float RareToneWeight = 0.3f, int Passes = 6, int Fewest = 2, int Weakest = 2)
{
    /// <summary>The margin a theme gets from its phrases before anything is learned, for a full score of 1.</summary>
    public float PhraseStart { get; init; } = 2;

    /// <summary>The margin every theme gets before anything is learned.</summary>
    public float Start { get; init; } = -1;

    public FeatureWeights Kinds { get; init; } = FeatureWeights.Default;
}
