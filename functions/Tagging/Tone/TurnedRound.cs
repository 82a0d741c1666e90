using System.Buffers;
using FeedbackPipeline.Tagging.Reading;

namespace FeedbackPipeline.Tagging.Tone;

/// <summary>Tells whether a "not" stands before a word, with none to three small words between: "not very nice".</summary>
public sealed class TurnedRound(PlainToneWords words)
{
    private const int Between = 3;
    private static readonly SearchValues<char> Stops = SearchValues.Create(".,;:!?\n");

    private readonly WordSet turns = new(words.Turns);
    private readonly WordSet small = new(words.Small);
    private readonly WordSet nothing = new([.. words.Turns, "nothing", "no", "cant", "cannot"]);

    public bool Before(ReadText text, int word) => At(text, word) >= 0;

    /// <summary>The same for words that somebody is asked to stop: a "do not" at the beginning asks, and says that it happens.</summary>
    public bool IsSaidNotToBe(ReadText text, int word) => At(text, word) is >= 0 and var at && !(at == 0 && text.Folded(text.Words[0]) is "dont");

    /// <summary>True where a "not" or "nothing" stands anywhere before.</summary>
    public bool AnywhereBefore(ReadText text, int word)
    {
        foreach (var before in text.Words[..word])
        {
            if (nothing.Has(before))
            {
                return true;
            }
        }

        return false;
    }

    private int At(ReadText text, int word)
    {
        var read = text.Words;
        for (var at = word - 1; at >= 0 && word - at <= Between + 1; at--)
        {
            if (Ends(text.Original, read[at], read[at + 1]))
            {
                return -1;
            }

            if (turns.Has(read[at]) || IsNoOne(text, at))
            {
                return at;
            }

            if (!small.Has(read[at]))
            {
                return -1;
            }
        }

        return -1;
    }

    private static bool IsNoOne(ReadText text, int at)
        => at > 0 && text.Folded(text.Words[at]) is "one" && text.Folded(text.Words[at - 1]) is "no";

    /// <summary>"Nothing, very good": what stands before a stop is another sentence.</summary>
    private static bool Ends(string text, Word before, Word after) => text.AsSpan(before.End, after.Start - before.End).ContainsAny(Stops);
}
