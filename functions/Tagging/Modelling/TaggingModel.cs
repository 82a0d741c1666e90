namespace FeedbackPipeline.Tagging.Modelling;

/// <summary>A trained model of one framework: what it knows, what each feature says for each theme and tone, and from where on a theme counts as found.</summary>
/// <param name="Framework">The id of the framework it was trained for.</param>
/// <param name="Themes">The ids of its themes in the order of its weights.</param>
/// <param name="Kinds">How much each kind of feature weighs.</param>
/// <param name="Known">The features it knows.</param>
/// <param name="ThemeWeights">What each row says for each theme.</param>
/// <param name="Thresholds">The margin from which each theme counts as found.</param>
/// <param name="ThemeSlope">How fast a theme's score rises with its margin.</param>
/// <param name="ToneWeights">What each row says for good, neutral and bad, in this order.</param>
/// <param name="ToneOffsets">Added to the margins of the tones before they are compared.</param>
/// <param name="ToneSlope">How fast a tone's score rises with its margin.</param>
internal sealed record TaggingModel(
    string Framework,
    IReadOnlyList<string> Themes,
    FeatureWeights Kinds,
    FeatureTable Known,
    QuantisedWeights ThemeWeights,
    float[] Thresholds,
    float ThemeSlope,
    QuantisedWeights ToneWeights,
    float[] ToneOffsets,
    float ToneSlope)
{
    public const int Tones = 3;
    public const int Questions = 3;

    /// <summary>Lists of phrases it reads: its themes', then the tone words.</summary>
    public int PhraseLists => Themes.Count + ModelPhrases.ToneLists;

    public int Rows => RowsFor(Known.Count, Themes.Count);

    public static int RowsFor(int known, int themes) => known + themes + ModelPhrases.ToneLists + Questions;

    /// <summary>The margin of each label; positive speaks for it.</summary>
    /// <param name="features">Looked up in <see cref="Known"/>.</param>
    /// <param name="weights">Those of themes or of tones.</param>
    /// <param name="margins">One for each lane of the weights.</param>
    public void Margins(Features features, QuantisedWeights weights, Span<float> margins)
    {
        margins.Clear();
        for (var kind = 0; kind < Features.Kinds; kind++)
        {
            var rows = features.Of(kind);
            if (rows.Length > 0)
            {
                weights.Add(rows, Kinds.Of(kind) / features.Length(kind), margins);
            }
        }

        for (var list = 0; list < PhraseLists; list++)
        {
            if (features.Phrases[list] > 0)
            {
                weights.Add(Known.Count + list, features.Phrases[list] * Kinds.OfList(list, Themes.Count), margins);
            }
        }

        weights.Add(Known.Count + PhraseLists + (int)features.Asked, Kinds.Question, margins);
        weights.Scale(margins);
    }
}
