namespace FeedbackPipeline.Tagging.Modelling;

/// <summary>The tones a model tells apart, in the order of its weights. Comments that are neutral and comments that are mixed were tagged alike, so it learns them as one.</summary>
internal static class Tones
{
    public const int Good = 0;
    public const int Between = 1;
    public const int Bad = 2;

    /// <summary>The strongest tone; between them where good and bad both pass.</summary>
    /// <param name="margins">One for each tone.</param>
    /// <param name="offsets">Added to the margins.</param>
    public static int Strongest(ReadOnlySpan<float> margins, ReadOnlySpan<float> offsets)
    {
        var (good, between, bad) = (margins[Good] + offsets[Good], margins[Between] + offsets[Between], margins[Bad] + offsets[Bad]);
        if ((good >= 0 && bad >= 0) || (between > good && between > bad))
        {
            return Between;
        }

        return good >= bad ? Good : Bad;
    }
}
