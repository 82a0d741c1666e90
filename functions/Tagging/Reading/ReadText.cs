namespace FeedbackPipeline.Tagging.Reading;

/// <summary>
/// A text as words in the form phrases are compared in: folded letters, apostrophes gone ("can't" is "cant").
/// Names of HTML tags are left out; what stands inside a tag is read, so that no bracket hides a word.
/// </summary>
public sealed class ReadText
{
    private readonly char[] folded;
    private Word[] words;
    private int count;
    private int used;

    private ReadText(string original)
    {
        Original = original;
        folded = new char[original.Length];
        words = new Word[(original.Length / 4) + 1];
    }

    public string Original { get; }

    public ReadOnlySpan<Word> Words => words.AsSpan(0, count);

    public ReadOnlySpan<char> Folded(Word word) => folded.AsSpan(word.FoldedStart, word.FoldedLength);

    public ReadOnlySpan<char> AsWritten(Word word) => Original.AsSpan(word.Start, word.Length);

    public static ReadText Of(string text)
    {
        var read = new ReadText(text);
        for (var at = 0; at < text.Length;)
        {
            var skipped = Markup.LengthAt(text, at);
            at = skipped > 0 ? at + skipped : read.ReadWord(at);
        }

        return read;
    }

    private int ReadWord(int start)
    {
        var (from, run, stretched, at, end, spelling) = (used, 1, false, start, start, 0UL);
        while (at < Original.Length)
        {
            var entity = Markup.ApostropheLengthAt(Original, at);
            if (entity > 0)
            {
                at += entity;
                continue;
            }

            var letter = LetterFolding.Fold(Original[at]);
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
            spelling = Spelling.Next(spelling, letter);
            stretched |= run >= 3 && !char.IsAsciiDigit(letter);
        }

        if (used > from)
        {
            Add(new(start, end - start, from, used - from, stretched, spelling));
        }

        return Math.Max(at, start + 1);
    }

    private void Add(Word word)
    {
        if (count == words.Length)
        {
            Array.Resize(ref words, count * 2);
        }

        words[count++] = word;
    }
}
