namespace FeedbackPipeline.Tagging.Reading;

/// <summary>
/// A text as words in the form phrases are compared in: folded letters, apostrophes gone ("can't" is "cant").
/// Names of HTML tags are left out; what stands inside a tag is read, so that no bracket hides a word.
/// </summary>
public sealed class ReadText
{
    private readonly char[] folded;
    private readonly Word[] words;

    private ReadText(string original, char[] folded, Word[] words)
    {
        Original = original;
        this.folded = folded;
        this.words = words;
    }

    public string Original { get; }

    public ReadOnlySpan<Word> Words => words;

    public ReadOnlySpan<char> Folded(Word word) => folded.AsSpan(word.FoldedStart, word.FoldedLength);

    public ReadOnlySpan<char> AsWritten(Word word) => Original.AsSpan(word.Start, word.Length);

    public static ReadText Of(string text)
    {
        var folded = new char[text.Length];
        var words = new List<Word>((text.Length / 5) + 1);
        var used = 0;
        for (var at = 0; at < text.Length;)
        {
            var skipped = Markup.LengthAt(text, at);
            if (skipped > 0)
            {
                at += skipped;
                continue;
            }

            at = ReadWord(text, at, folded, ref used, words);
        }

        return new(text, folded, [.. words]);
    }

    private static int ReadWord(string text, int start, char[] folded, ref int used, List<Word> words)
    {
        var (from, run, stretched, at, end) = (used, 1, false, start, start);
        while (at < text.Length)
        {
            var entity = Markup.ApostropheLengthAt(text, at);
            if (entity > 0)
            {
                at += entity;
                continue;
            }

            var letter = LetterFolding.Fold(text[at]);
            if (letter == '\0')
            {
                break;
            }

            at++;
            if (LetterFolding.IsLeftOut(letter))
            {
                continue;
            }

            end = at;
            run = used > from && folded[used - 1] == letter ? run + 1 : 1;
            folded[used++] = letter;
            stretched |= run >= 3 && !char.IsAsciiDigit(letter);
        }

        if (used > from)
        {
            words.Add(new(start, end - start, from, used - from, stretched));
        }

        return Math.Max(at, start + 1);
    }
}
