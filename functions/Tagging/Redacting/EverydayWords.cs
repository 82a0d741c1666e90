using FeedbackPipeline.Tagging.Languages;
using FeedbackPipeline.Tagging.Phrasing;
using FeedbackPipeline.Tagging.Reading;
using FeedbackPipeline.Tagging.Theming;

namespace FeedbackPipeline.Tagging.Redacting;

/// <summary>
/// Everyday English words, their inflections and their forms with one typo. A word that is none of these, where a name could stand, is taken for a name:
/// this finds names of every origin alike, because it needs no list of names.
/// </summary>
public sealed class EverydayWords
{
    private readonly EnglishWords english;
    private readonly List<char> initials = [];
    private const int ShortestWithEnding = 7;

    private static readonly string[] Endings =
        ["ly", "tion", "sion", "ness", "ment", "ments", "able", "ible", "ful", "less", "ship", "ity", "ive", "ous", "ology", "ated", "ised", "ized", "cted", "nted", "lled", "ched", "shed", "sted", "nded", "ered", "ened", "ating", "ising", "izing", "nting", "cting", "lling", "tting", "pping", "rring", "ssing", "shing", "cking", "rking", "lding", "nding", "ering", "ening", "fying"];

    private readonly WordIndex index = new();

    /// <param name="names">Its everyday words; words of the language list are added.</param>
    /// <param name="frameworks">Words of theme phrases are everyday words of the organisation.</param>
    public EverydayWords(EnglishWords english, NameWords names, ThemeFrameworks frameworks)
    {
        this.english = english;
        var themes = frameworks.All.SelectMany(framework => framework.Themes).SelectMany(theme => theme.Phrases.Concat(theme.Hints ?? []));
        foreach (var word in english.All.Concat(names.Everyday.Concat(names.People).Concat(names.Doings).Concat(themes).SelectMany(FoldedWords)))
        {
            if (index.Add(word, PhraseTolerance.Inflections | PhraseTolerance.OneTypo) == initials.Count)
            {
                initials.Add(word[0]);
            }
        }
    }

    /// <summary>Everyday words as they are.</summary>
    internal IEnumerable<string> English => english.All;

    /// <summary>All words here and their inflections.</summary>
    internal IEnumerable<string> Forms => index.Forms;

    /// <summary>True for single letters and what holds a digit too: no name looks like that.</summary>
    internal bool Has(MarkedText text, int at)
    {
        var word = text.Words[at];
        var folded = text.Text.Folded(word);
        if (text.Is(at, NameMark.Everyday) || folded.Length < 2 || folded.ContainsAnyInRange('0', '9') || EndsInEnglish(folded))
        {
            return true;
        }

        var known = new List<int>();
        index.Find(folded, word.Spelling, word.Stretched, known);
        foreach (var id in known)
        {
            // Few people miss a word's first letter, and many names lie one letter from a word: "Meiling", "feeling".
            if (initials[id] == folded[0])
            {
                return true;
            }
        }

        return false;
    }

    internal static IEnumerable<string> FoldedWords(string phrase)
    {
        var read = ReadText.Of(phrase);
        return read.Words.ToArray().Select(word => read.Folded(word).ToString());
    }

    private static bool EndsInEnglish(ReadOnlySpan<char> folded)
    {
        foreach (var ending in Endings)
        {
            if (folded.Length >= ShortestWithEnding && folded.EndsWith(ending))
            {
                return true;
            }
        }

        return false;
    }
}
