using System.Buffers;
using System.Collections.Frozen;
using FeedbackPipeline.Tagging.Reading;

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

    private readonly Words titles, people, introductions, doings, states, company, determiners, particles, notNames, first, ambiguous, own;
    private readonly EverydayWords everyday;

    public FindNames(NameWords words, EverydayWords everyday, TaggingOptions options)
    {
        this.everyday = everyday;
        (titles, people, introductions) = (new(words.Titles), new(words.People), new(words.Introductions));
        (doings, states, company) = (new(words.Doings), new(words.States), new(words.Company));
        (determiners, particles) = (new(words.Determiners), new(words.Particles));
        (notNames, first, ambiguous) = (new(words.NotNames.Concat(options.NotNames.SelectMany(EverydayWords.FoldedWords))), new(words.First), new(words.Ambiguous));
        own = new(options.Names.SelectMany(EverydayWords.FoldedWords));
    }

    internal void AddTo(Findings found, ReadText text)
    {
        var manner = new Manner(MostlyCapitals(text), everyday.AreMostOf(text));
        for (var at = 0; at < text.Words.Length; at++)
        {
            if (!IsName(text, at, manner))
            {
                continue;
            }

            var last = EndOfName(text, at, manner);
            found.TryAdd(Kind, text.Words[at].Start, text.Words[last].End - text.Words[at].Start);
            at = last;
        }
    }

    private bool IsName(ReadText text, int at, Manner manner)
    {
        if (own.Has(text, at))
        {
            return true;
        }

        if (notNames.Has(text, at) || titles.Has(text, at) || !IsWord(text, at))
        {
            return false;
        }

        var capital = Written(text, at) == Capital.First && !manner.Loud;
        var starts = at == 0 || (EndsSentence(text, at - 1) && !ShortTitle(text, at - 1));
        return (capital && !starts && (ambiguous.Has(text, at) || !everyday.IsWord(text, at) || InCompany(text, at)))
            || (first.Has(text, at) && (!ambiguous.Has(text, at) || (capital && Acts(text, at, capital))))
            || Introduced(text, at, starts, capital)
            || ((capital || Acts(text, at, noThing: starts || !determiners.Has(text, at - 1)) || (!starts && InCompany(text, at))) && Unknown(text, at, manner));
    }

    /// <summary>"Mr X", "my carer X", "a man called X", "my name is X": a capital is not needed after these where a person is clearly meant.</summary>
    private bool Introduced(ReadText text, int at, bool starts, bool capital)
    {
        if (starts)
        {
            return false;
        }

        var title = titles.Has(text, at - 1) && !people.Has(text, at - 1);
        var named = introductions.Has(text, at - 1) || (at > 1 && Is(text, at - 1, "is") && Is(text, at - 2, "name"));
        return capital ? title || named || people.Has(text, at - 1) : (title || named || people.Has(text, at - 1)) && (first.Has(text, at) || !everyday.Has(text, at));
    }

    /// <summary>A word of no list where the rest is English: a name, wherever it comes from, if it stands where names stand.</summary>
    private bool Unknown(ReadText text, int at, Manner manner) => manner.English && !Small(text, at) && !everyday.Has(text, at);

    /// <summary>What people do follows; where no thing is likely to be meant, "is" and "was" are enough.</summary>
    private bool Acts(ReadText text, int at, bool noThing)
        => at + 1 < text.Words.Length && !EndsSentence(text, at) && (doings.Has(text, at + 1) || (noThing && states.Has(text, at + 1)));

    private bool InCompany(ReadText text, int at)
        => company.Has(text, at - 1)
            || (at > 1 && Is(text, at - 1, "you") && (Is(text, at - 2, "thank") || Is(text, at - 2, "are")))
            || (at > 1 && Is(text, at - 1, "to") && company.Has(text, at - 2))
            || (at > 2 && Is(text, at - 1, "to") && Is(text, at - 2, "you") && Is(text, at - 3, "thank"));

    /// <summary>Particles and further words of a name belong to it; an unknown word right after a listed first name is its family name.</summary>
    private int EndOfName(ReadText text, int at, Manner manner)
    {
        var last = at;
        for (var next = at + 1; next < text.Words.Length && !EndsSentence(text, next - 1) && Adjoins(text, next); next++)
        {
            if (own.Has(text, next) || (!notNames.Has(text, next) && ((Written(text, next) == Capital.First && !manner.Loud) || (last == at && IsWord(text, next) && Unknown(text, next, manner)))))
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

    /// <summary>The full stop of "Dr." ends no sentence.</summary>
    private bool ShortTitle(ReadText text, int at)
        => titles.Has(text, at) && text.Words[at].FoldedLength <= 3 && text.Original[text.Words[at].End] == '.';

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
        return !char.IsUpper(word[0]) ? Capital.None : word.Length > 1 && char.IsUpper(word[1]) ? Capital.All : Capital.First;
    }

    private static bool IsWord(ReadText text, int at) => text.Words[at].FoldedLength > 1 && !text.Folded(text.Words[at]).ContainsAnyInRange('0', '9');

    private static bool Small(ReadText text, int at) => text.Words[at].FoldedLength < 3;

    private static bool Is(ReadText text, int at, string word) => text.Folded(text.Words[at]).SequenceEqual(word);

    /// <param name="Loud">Written in capitals throughout: capitals say nothing.</param>
    /// <param name="English">Most words are everyday English: unknown words say something.</param>
    private readonly record struct Manner(bool Loud, bool English);

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
