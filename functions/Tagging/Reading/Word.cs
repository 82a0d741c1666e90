namespace FeedbackPipeline.Tagging.Reading;

/// <summary>One word of a text.</summary>
/// <param name="Start">Offset in the original text, UTF-16 units.</param>
/// <param name="Length">Length in the original text; may be longer than the folded form (apostrophes, stretched letters).</param>
/// <param name="FoldedStart">Where its folded form starts in <see cref="ReadText.Folded"/>.</param>
/// <param name="FoldedLength">Length of the folded form.</param>
/// <param name="Stretched">A letter came three times or more in a row ("helllp").</param>
/// <param name="Spelling">Its folded letters as one number.</param>
public readonly record struct Word(int Start, int Length, int FoldedStart, int FoldedLength, bool Stretched, ulong Spelling)
{
    public int End => Start + Length;
}
