namespace FeedbackPipeline.Tagging.Phrasing;

/// <summary>How far written words may differ from a phrase's words.</summary>
[Flags]
internal enum PhraseTolerance
{
    None = 0,

    /// <summary>Plurals, past and continuous forms of the phrase's words.</summary>
    Inflections = 1,

    /// <summary>One letter too many, too few, wrong, swapped with its neighbour or lost to a blank, in words of six letters and more; words written apart or together.</summary>
    OneTypo = 2,

    /// <summary>As people say it: any tense, of anybody, with short forms ("wasn't" for "not", "wanna"), and small words put between.</summary>
    Spoken = 4,

    /// <summary>Two words or more, written as one.</summary>
    Together = 8,
}
