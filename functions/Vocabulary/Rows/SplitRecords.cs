namespace FeedbackPipeline.Vocabulary.Rows;

/// <summary>
/// Cuts a CSV file into records by RFC 4180 (https://www.rfc-editor.org/rfc/rfc4180) without holding more than one. A record that turns out broken is given back, so that a
/// quote nobody closed costs its own line and not everything after it.
/// </summary>
internal sealed class SplitRecords(TextReader reader, int longestRecord)
{
    private readonly LinkedList<string> givenBack = [];
    private int line;

    /// <summary>The next record, blank lines left out; null at the end. A quoted field may hold line breaks.</summary>
    public TextRecord? Next()
    {
        var first = ReadLine();
        while (first is not null && string.IsNullOrWhiteSpace(first))
        {
            first = ReadLine();
        }

        if (first is null)
        {
            return null;
        }

        var record = new TextRecord(line, [first]);
        var (open, length) = (IsOdd(first), first.Length);
        while (open && length <= longestRecord && ReadLine() is { } more)
        {
            record.Lines.Add(more);
            length += more.Length;
            open ^= IsOdd(more);
        }

        return record with { Unclosed = open };
    }

    /// <summary>Reads on from the record's second line.</summary>
    public void GiveBackAfterFirstLine(TextRecord record)
    {
        for (var index = record.Lines.Count - 1; index > 0; index--)
        {
            givenBack.AddFirst(record.Lines[index]);
        }

        line = record.Line;
    }

    private static bool IsOdd(string text) => text.AsSpan().Count('"') % 2 == 1;

    private string? ReadLine()
    {
        var text = givenBack.Count > 0 ? givenBack.First!.Value : reader.ReadLine();
        if (givenBack.Count > 0)
        {
            givenBack.RemoveFirst();
        }

        line += text is null ? 0 : 1;
        return text;
    }
}

/// <param name="Line">Line of the file it begins on, from 1.</param>
/// <param name="Unclosed">A quote was opened and the file, or the longest a record may be, ended first.</param>
internal sealed record TextRecord(int Line, List<string> Lines, bool Unclosed = false)
{
    public string Text => Lines is [var only] ? only : string.Join('\n', Lines);
}
