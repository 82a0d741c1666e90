namespace FeedbackPipeline.Tagging.Modelling;

/// <summary>How much each kind of feature says next to the others. Stored in the model file, because scoring must weigh as training did.</summary>
/// <param name="Words">Single words.</param>
/// <param name="Pairs">Two words in a row.</param>
/// <param name="Letters">Runs of letters within a word and its edges; they carry misspelt words.</param>
/// <param name="Asked">Words together with what was asked.</param>
/// <param name="Phrases">The framework's own phrases.</param>
/// <param name="Tone">The tone words.</param>
/// <param name="Question">What was asked, whatever the answer.</param>
internal readonly record struct FeatureWeights(float Words, float Pairs, float Letters, float Asked, float Phrases, float Tone, float Question)
{
    /// <summary>The best of those tried on out-of-fold figures.</summary>
    public static readonly FeatureWeights Default = new(1f, 0.7f, 1f, 0.7f, 0.5f, 0.7f, 0.5f);

    /// <summary>The weight of a kind of <see cref="ReadFeatures"/>.</summary>
    public float Of(int kind) => kind switch
    {
        ReadFeatures.Words => Words,
        ReadFeatures.Pairs => Pairs,
        ReadFeatures.Letters => Letters,
        _ => Asked,
    };

    /// <summary>The weight of a list of phrases: themes come first, tone words after them.</summary>
    public float OfList(int list, int themes) => list < themes ? Phrases : Tone;
}
