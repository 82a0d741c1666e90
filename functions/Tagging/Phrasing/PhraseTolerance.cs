namespace FeedbackPipeline.Tagging.Phrasing;

/// <summary>How far written words may differ from a phrase's words.</summary>
[Flags]
internal enum PhraseTolerance
{
    None = 0,

    /// <summary>Plurals, past and continuous forms of the phrase's words.</summary>
    Inflections = 1,

    /// <summary>One letter too many, too few, wrong or swapped with its neighbour, in words of six letters and more; words written apart or together.</summary>
    OneTypo = 2,
}
