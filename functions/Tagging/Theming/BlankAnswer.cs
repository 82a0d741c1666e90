using FeedbackPipeline.Tagging.Reading;

namespace FeedbackPipeline.Tagging.Theming;

/// <summary>Answers that say there is nothing to say: "nothing", "n/a", "none really", "I don't know".</summary>
public static class BlankAnswer
{
    private const int LongestBlank = 6;

    private static readonly WordSet Empty = new(
        ["nothing", "none", "no", "nope", "na", "n", "a", "nil", "nowt", "anything", "not", "applicable", "really", "at", "all", "think", "of", "i", "can", "cant", "dont", "know", "idk", "unsure", "sure", "to", "say", "comment", "comments", "x", "just", "any", "that", "im", "am", "blank", "skip", "pass", "nobody", "answer"]);

    /// <summary>True for an empty text too.</summary>
    public static bool Is(ReadText text)
    {
        if (text.Words.Length > LongestBlank)
        {
            return false;
        }

        foreach (var word in text.Words)
        {
            if (!Empty.Has(word))
            {
                return false;
            }
        }

        return true;
    }
}
