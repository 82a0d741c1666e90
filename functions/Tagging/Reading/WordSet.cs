namespace FeedbackPipeline.Tagging.Reading;

/// <summary>A list of words in folded form, asked by the spelling of a word that was read.</summary>
internal sealed class WordSet(IEnumerable<string> words)
{
    private readonly HashSet<ulong> spellings = [.. words.Select(word => Spelling.Of(word))];

    public bool Has(Word word) => spellings.Contains(word.Spelling);
}
