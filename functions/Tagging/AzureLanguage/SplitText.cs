using System.Globalization;

namespace FeedbackPipeline.Tagging.AzureLanguage;

/// <summary>Cuts long text into pieces the service takes: after the end of a sentence, else between words, and within a word only where nothing else is left.</summary>
internal static class SplitText
{
    /// <summary>Text elements can be long; this keeps ten pieces well below 1 MB.</summary>
    private const int LongestPiece = 16_384;

    /// <summary>Pieces that make up the whole text, each with where it starts in UTF-16 units.</summary>
    /// <param name="longest">In text elements.</param>
    public static IEnumerable<Piece> Of(string text, int longest)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = Reach(text, start, longest);
            end = end == text.Length ? end : Cut(text, start, end);
            yield return new(start, text[start..end]);
            start = end;
        }
    }

    private static int Reach(string text, int start, int longest)
    {
        var at = start;
        for (var elements = 0; elements < longest && at < text.Length; elements++)
        {
            var next = at + StringInfo.GetNextTextElementLength(text, at);
            if (next - start > LongestPiece)
            {
                return at > start ? at : start + LongestPiece;
            }

            at = next;
        }

        return at;
    }

    private static int Cut(string text, int start, int end)
    {
        var blank = 0;
        for (var at = end; at > start + 1; at--)
        {
            if (!char.IsWhiteSpace(text[at - 1]))
            {
                continue;
            }

            if (text[at - 1] == '\n' || text[at - 2] is '.' or '!' or '?' or '。')
            {
                return at;
            }

            blank = Math.Max(blank, at);
        }

        return blank > 0 ? blank : end;
    }
}

/// <summary>A part of a text that is sent as one document.</summary>
/// <param name="Start">Where it starts in the text, in UTF-16 units.</param>
internal sealed record Piece(int Start, string Text);
