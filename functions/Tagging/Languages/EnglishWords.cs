using System.Collections.Frozen;
using FeedbackPipeline.Reference;
using FeedbackPipeline.Tagging.Reading;

namespace FeedbackPipeline.Tagging.Languages;

/// <summary>
/// Everyday English words in folded form, from <c>Reference/english-words.csv</c>: words written in lower case at least three times in the public Friends
/// and Family comments of the Patient Experience Qualitative Data Categorisation project (© NHS England, MIT licence), and our own.
/// </summary>
public sealed class EnglishWords
{
    internal const string File = "english-words.csv";

    private readonly WordSet words;

    public EnglishWords()
    {
        All = EmbeddedFile.ReadText(File).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToFrozenSet(StringComparer.Ordinal);
        words = new(All);
    }

    public FrozenSet<string> All { get; }

    public bool Has(Word word) => words.Has(word);
}
