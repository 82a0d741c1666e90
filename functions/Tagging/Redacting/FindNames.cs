using System.Buffers;
using System.Collections.Frozen;
using FeedbackPipeline.Tagging.Reading;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tagging.Redacting;

/// <summary>
/// Finds names of people by what stands around them first, and by lists second: a list knows some origins better than others, while "my carer X" and
/// "X said" work for every name. Names the organisation lists are found however they are written.
/// </summary>
public sealed class FindNames
{
    private const string Kind = "name";
    private static readonly SearchValues<char> SentenceEnds = SearchValues.Create(".!?:;\n\r\"“•");
    private static readonly SearchValues<char> InsideName = SearchValues.Create(" -'’\t");

    private readonly Words titles, people, introductions, doings, company, particles, notNames, first, ambiguous, own;

    public FindNames(NameWords words, TaggingOptions options)
    {
        (titles, people, introductions) = (new(words.Titles), new(words.People), new(words.Introductions));
        (doings, company, particles) = (new(words.Doings), new(words.Company), new(words.Particles));
        (notNames, first, ambiguous) = (new(words.NotNames.Concat(Folded(options.NotNames))), new(words.First), new(words.Ambiguous));
        own = new(Folded(options.Names));
    }

    internal void AddTo(List<Identifier> found, ReadText text)
    {
        for (var at = 0; at < text.Words.Length; at++)
        {
            if (!IsName(text, at))
            {
                continue;
            }

            var last = EndOfName(text, at);
            Finding.TryAdd(found, Kind, text.Words[at].Start, text.Words[last].End - text.Words[at].Start);
            at = last;
        }
    }

    private bool IsName(ReadText text, int at)
    {
        if (own.Has(text, at))
        {
            return true;
        }

        if (notNames.Has(text, at) || titles.Has(text, at) || !IsWord(text, at))
        {
            return false;
        }

        var written = Written(text, at);
        return Introduced(text, at, written) || (written == Capital.First && CapitalisedName(text, at)) || (first.Has(text, at) && !ambiguous.Has(text, at));
    }

    /// <summary>"Mr X", "my carer X", "a man called X", "my name is X": a capital is not needed after these where a person is clearly meant.</summary>
    private bool Introduced(ReadText text, int at, Capital written)
    {
        if (at == 0 || EndsSentence(text, at - 1))
        {
            return false;
        }

        if (titles.Has(text, at - 1))
        {
            return written == Capital.First || !people.Has(text, at - 1);
        }

        if (introductions.Has(text, at - 1) || (at > 1 && Is(text, at - 1, "is") && Is(text, at - 2, "name")))
        {
            return written == Capital.First || first.Has(text, at) || (!Is(text, at - 1, "name") && !company.Has(text, at) && !people.Has(text, at) && !Small(text, at));
        }

        return people.Has(text, at - 1) && (written == Capital.First || first.Has(text, at));
    }

    /// <summary>A capital in the middle of a sentence; or at its start, where a person's doing follows or the list knows the name.</summary>
    private bool CapitalisedName(ReadText text, int at)
    {
        if (at > 0 && !EndsSentence(text, at - 1) && !MostlyCapitals(text))
        {
            return true;
        }

        var doing = at + 1 < text.Words.Length && doings.Has(text, at + 1);
        return (first.Has(text, at) && (doing || !ambiguous.Has(text, at))) || (doing && !Small(text, at) && !people.Has(text, at) && !company.Has(text, at));
    }

    /// <summary>Particles and further capitalised words belong to the same name.</summary>
    private int EndOfName(ReadText text, int at)
    {
        var last = at;
        for (var next = at + 1; next < text.Words.Length && !EndsSentence(text, next - 1) && Adjoins(text, next); next++)
        {
            if (own.Has(text, next) || (Written(text, next) == Capital.First && !notNames.Has(text, next)))
            {
                last = next;
            }
            else if (!particles.Has(text, next))
            {
                break;
            }
        }

        return last;
    }

    /// <summary>Only blanks, a hyphen or an apostrophe between this word and the one before.</summary>
    private static bool Adjoins(ReadText text, int at)
        => !text.Original.AsSpan(text.Words[at - 1].End, text.Words[at].Start - text.Words[at - 1].End).ContainsAnyExcept(InsideName);

    private static bool EndsSentence(ReadText text, int at)
    {
        var until = at + 1 < text.Words.Length ? text.Words[at + 1].Start : text.Original.Length;
        return text.Original.AsSpan(text.Words[at].End, until - text.Words[at].End).ContainsAny(SentenceEnds);
    }

    /// <summary>In a text all in capitals, capitals say nothing.</summary>
    private static bool MostlyCapitals(ReadText text)
    {
        var (upper, all) = (0, 0);
        foreach (var character in text.Original)
        {
            upper += char.IsUpper(character) ? 1 : 0;
            all += char.IsLetter(character) ? 1 : 0;
        }

        return upper * 2 > all;
    }

    private static Capital Written(ReadText text, int at)
    {
        var word = text.AsWritten(text.Words[at]);
        return !char.IsUpper(word[0]) ? Capital.None : word.Length > 1 && word[1..].IndexOfAnyExceptInRange('A', 'Z') < 0 ? Capital.All : Capital.First;
    }

    private static bool IsWord(ReadText text, int at) => text.Words[at].FoldedLength > 1 && !text.Folded(text.Words[at]).ContainsAnyInRange('0', '9');

    private static bool Small(ReadText text, int at) => text.Words[at].FoldedLength < 3;

    private static bool Is(ReadText text, int at, string word) => text.Folded(text.Words[at]).SequenceEqual(word);

    private static IEnumerable<string> Folded(IEnumerable<string> names)
        => names.SelectMany(name =>
        {
            var read = ReadText.Of(name);
            return read.Words.ToArray().Select(word => read.Folded(word).ToString());
        });

    private enum Capital
    {
        None,
        First,
        All,
    }

    private sealed class Words(IEnumerable<string> words)
    {
        private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> set = words.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

        public bool Has(ReadText text, int at) => set.Contains(text.Folded(text.Words[at]));
    }
}
