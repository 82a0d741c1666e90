using FeedbackPipeline.Tagging.Phrasing;
using FeedbackPipeline.Tagging.Reading;
using FeedbackPipeline.Tagging.Redacting;

namespace FeedbackPipeline.Tagging.Screening;

/// <summary>Whether words that look like a mistyped phrase mean themselves: "racing" is one letter from "raping", and English.</summary>
internal static class GuessedWords
{
    /// <summary>With a letter too few in a word that may be mistyped.</summary>
    private const int ShortestGuessed = WordIndex.ShortestWithTypo - 1;

    /// <summary>True where every long word is English as it stands. Short words say nothing: "hi ting me" is a phrase with a blank in it.</summary>
    public static bool AreEnglish(ReadText text, PhraseMatch match)
    {
        var asked = 0;
        for (var at = match.FirstWord; at <= match.LastWord; at++)
        {
            var word = text.Words[at];
            if (word.FoldedLength >= ShortestGuessed)
            {
                asked++;
                if (!EnglishSpellings.Knows(word.Spelling))
                {
                    return false;
                }
            }
        }

        return asked > 0;
    }
}
