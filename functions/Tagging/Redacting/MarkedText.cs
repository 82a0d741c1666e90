using System.Buffers;
using FeedbackPipeline.Tagging.Reading;

namespace FeedbackPipeline.Tagging.Redacting;

/// <summary>A text with the lists each of its words stands in, looked up once.</summary>
/// <param name="marks">One for each word.</param>
internal readonly ref struct MarkedText(ReadText text, ReadOnlySpan<NameMark> marks)
{
    private static readonly SearchValues<char> SentenceEnds = SearchValues.Create(".!?:;\n\r\"“•");
    private static readonly SearchValues<char> InsideName = SearchValues.Create(" -'’\t");

    private readonly ReadOnlySpan<NameMark> marks = marks;
    private readonly ReadOnlySpan<Word> words = text.Words;

    public ReadText Text => text;

    public ReadOnlySpan<Word> Words => words;

    public string Original => text.Original;

    public bool Is(int at, NameMark any) => (marks[at] & any) != 0;

    /// <summary>Whether most words are everyday English, so that an unknown one says something.</summary>
    public bool MostlyEnglish(EnglishSpellings spellings)
    {
        var known = 0;
        foreach (var mark in marks)
        {
            known += (mark & (NameMark.English | NameMark.Everyday)) != 0 ? 1 : 0;
        }

        for (var at = 0; at < marks.Length && known * 2 < marks.Length; at++)
        {
            known += (marks[at] & (NameMark.English | NameMark.Everyday)) == 0 && spellings.Has(Words[at]) ? 1 : 0;
        }

        return known * 2 >= marks.Length;
    }

    public bool EndsSentence(int at)
    {
        var until = at + 1 < words.Length ? words[at + 1].Start : Original.Length;
        return Original.AsSpan(words[at].End, until - words[at].End).ContainsAny(SentenceEnds);
    }

    /// <summary>Only blanks, a hyphen or an apostrophe between this word and the one before.</summary>
    public bool Adjoins(int at) => !Original.AsSpan(words[at - 1].End, words[at].Start - words[at - 1].End).ContainsAnyExcept(InsideName);

    public bool Reads(int at, string word) => text.Folded(words[at]).SequenceEqual(word);
}
