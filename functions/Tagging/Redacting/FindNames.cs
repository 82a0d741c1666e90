using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using FeedbackPipeline.Tagging.Reading;

namespace FeedbackPipeline.Tagging.Redacting;

/// <summary>
/// Finds names of people by what stands around them first, and by lists second: a list knows some origins better than others, while "my carer X" and
/// "X said" work for every name. Names the organisation lists are found however they are written.
/// </summary>
public sealed class FindNames
{
    private const string Kind = "name";
    private const int ShortestAlone = 4;
    private const int ShortestLackingEnd = 6;
    private static readonly string[] Clauses = ["who", "that", "i", "we", "he", "she", "they"];

    private readonly Dictionary<ulong, NameMark> marks = [];
    private readonly EverydayWords everyday;
    private readonly EnglishSpellings spellings;

    /// <param name="own">Names the organisation lists.</param>
    /// <param name="notNames">Words with a capital letter that are no names there.</param>
    public FindNames(NameWords words, EverydayWords everyday, EnglishSpellings spellings, IEnumerable<string> own, IEnumerable<string> notNames)
    {
        (this.everyday, this.spellings) = (everyday, spellings);
        (IEnumerable<string> Words, NameMark Mark)[] lists =
        [
            (words.Titles, NameMark.Title), (words.People, NameMark.Person), (words.Introductions, NameMark.Introduction), (words.Doings, NameMark.Doing), (words.States, NameMark.State),
            (words.Company, NameMark.Company), (words.Determiners, NameMark.Determiner), (words.Links, NameMark.Link), (words.Particles, NameMark.Particle), (words.NotNames, NameMark.NotName),
            (notNames.SelectMany(EverydayWords.FoldedWords), NameMark.NotName), (words.First, NameMark.First), (words.Ambiguous, NameMark.Ambiguous),
            (words.WordNames, NameMark.WordName), (words.MassNames, NameMark.MassName), (words.DayNames, NameMark.DayName), (words.VerbNames, NameMark.VerbName), (words.DescribingNames, NameMark.DescribingName),
            (own.SelectMany(EverydayWords.FoldedWords), NameMark.Own), (everyday.English, NameMark.English | NameMark.Everyday), (everyday.Forms, NameMark.Everyday),
        ];
        foreach (var (list, mark) in lists)
        {
            foreach (var word in list)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(marks, Spelling.Of(word), out _) |= mark;
            }
        }
    }

    internal void AddTo(Findings found, ReadText read)
    {
        var count = read.Words.Length;
        Span<NameMark> looked = count <= 512 ? stackalloc NameMark[count] : new NameMark[count];
        for (var at = 0; at < count; at++)
        {
            looked[at] = marks.GetValueOrDefault(read.Words[at].Spelling);
        }

        var text = new MarkedText(read, looked);
        var manner = new Manner(MostlyCapitals(text), text.MostlyEnglish(spellings));
        var nameBefore = -1;
        for (var at = 0; at < count; at++)
        {
            if (!IsName(text, at, manner, nameBefore))
            {
                continue;
            }

            nameBefore = EndOfName(text, at, manner);
            found.TryAdd(Kind, text.Words[at].Start, text.Words[nameBefore].End - text.Words[at].Start);
            at = nameBefore;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool IsName(MarkedText text, int at, Manner manner, int nameBefore)
    {
        if (text.Is(at, NameMark.Own))
        {
            return true;
        }

        if ((text.Is(at, NameMark.NameAndWord) && NamesThatAreWords.Has(text, at, Starts(text, at), nameBefore)) || (!text.Is(at, NameMark.English) && Possessive(text, at)))
        {
            return true;
        }

        if (text.Is(at, NameMark.NotName) || text.Is(at, NameMark.Title) || !IsWord(text, at))
        {
            return false;
        }

        var starts = Starts(text, at);
        var capital = Written(text, at) == Capital.First && !manner.Loud;
        return (capital && !starts && (text.Is(at, NameMark.Ambiguous) || InCompany(text, at) || !(text.Is(at, NameMark.Everyday) || spellings.Has(text.Words[at]))))
            || (text.Is(at, NameMark.First) && (!text.Is(at, NameMark.Ambiguous) || (capital && Acts(text, at, capital))))
            || Introduced(text, at, starts, capital)
            || (Unknown(text, at, manner) && (Alone(text, at, starts, manner.Loud) || Stands(text, at, starts, capital)));
    }

    private bool Starts(MarkedText text, int at) => at == 0 || (text.EndsSentence(at - 1) && !ShortTitle(text, at - 1));

    /// <summary>A word that is English spelling is a name only where a name is likelier: "beryl helps me", not "the flap is broken".</summary>
    private bool Stands(MarkedText text, int at, bool starts, bool capital)
        => spellings.Has(text.Words[at]) && !text.Is(at, NameMark.Ambiguous)
            ? starts && Acts(text, at, noThing: capital)
            : (capital && !(starts && text.Is(at, NameMark.Ambiguous))) || Acts(text, at, noThing: starts || !text.Is(at - 1, NameMark.Determiner)) || (!starts && InCompany(text, at));

    /// <summary>"Mr X", "my carer X", "a man called X", "my name is X": a capital is not needed after these where a person is clearly meant.</summary>
    private bool Introduced(MarkedText text, int at, bool starts, bool capital)
    {
        if (starts)
        {
            return false;
        }

        var title = text.Is(at - 1, NameMark.Title) && !text.Is(at - 1, NameMark.Person);
        var named = text.Is(at - 1, NameMark.Introduction) || (at > 1 && text.Reads(at - 1, "is") && text.Reads(at - 2, "name"));
        return title || named
            ? capital || text.Is(at, NameMark.First) || !everyday.Has(text, at)
            : text.Is(at - 1, NameMark.Person) && (capital || text.Is(at, NameMark.First) || !(text.Is(at, NameMark.NameAndWord) || everyday.Has(text, at) || SaysOrDoes(text, at)));
    }

    /// <summary>"my nan crochets", "staff swap": what a person does, or is part of another word.</summary>
    private bool SaysOrDoes(MarkedText text, int at)
    {
        var folded = text.Text.Folded(text.Words[at]);
        return spellings.Has(text.Words[at]) && (folded[^1] == 's' || folded.EndsWith("ed") || folded.EndsWith("ing") || folded.EndsWith("er") || text.Text.Folded(text.Words[at - 1])[^1] == 's' || text.Reads(at - 1, "staff"));
    }

    /// <summary>"Bob's room": of names that are words, what belongs to people has to follow.</summary>
    private bool Possessive(MarkedText text, int at)
    {
        var written = text.Text.AsWritten(text.Words[at]);
        if (written.Length < 4 || written[^1] is not ('s' or 'S') || written[^2] is not ('\'' or '’'))
        {
            return false;
        }

        var mark = marks.GetValueOrDefault(Spelling.Of(text.Text.Folded(text.Words[at])[..^1]));
        return (mark & NameMark.NameAndWord) != 0
            ? (mark & NameMark.DayName) == 0 && NamesThatAreWords.Owns(text, at)
            : (mark & (NameMark.First | NameMark.Own)) != 0;
    }

    /// <summary>A word of no list where the rest is English: a name, wherever it comes from, if it stands where names stand.</summary>
    private bool Unknown(MarkedText text, int at, Manner manner) => manner.English && !Small(text, at) && !everyday.Has(text, at) && !LacksItsEnd(text, at);

    /// <summary>"fishin", "missin".</summary>
    private bool LacksItsEnd(MarkedText text, int at)
    {
        if (text.Words[at].FoldedLength < ShortestLackingEnd || !text.Text.Folded(text.Words[at]).EndsWith("in"))
        {
            return false;
        }

        var whole = Spelling.Next(text.Words[at].Spelling, 'g');
        return (marks.GetValueOrDefault(whole) & NameMark.Everyday) != 0 || spellings.Has(whole);
    }

    /// <summary>Nothing before it says that a thing follows, it is written as one word, and it is no English at all.</summary>
    private bool Alone(MarkedText text, int at, bool starts, bool loud)
        => text.Words[at].FoldedLength >= ShortestAlone
            && (starts || ((!text.Is(at - 1, NameMark.Determiner) || text.Is(at - 1, NameMark.Link) || Singled(text, at)) && text.Original[text.Words[at].Start - 1] != '-'))
            && (loud || !text.Text.AsWritten(text.Words[at])[1..].ContainsAnyInRange('A', 'Z'))
            && !text.Text.Folded(text.Words[at]).ContainsAnyExceptInRange('a', 'z')
            && !text.Is(at, NameMark.Ambiguous)
            && !spellings.Seems(text.Text.Folded(text.Words[at]), text.Words[at].Spelling);

    /// <summary>"its X who" and "its X i am afraid of": an apostrophe is missing.</summary>
    private static bool Singled(MarkedText text, int at)
    {
        if (!text.Reads(at - 1, "its") || at + 1 == text.Words.Length)
        {
            return false;
        }

        foreach (var clause in Clauses)
        {
            if (text.Reads(at + 1, clause))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What people do follows; where no thing is likely to be meant, "is" and "was" are enough.</summary>
    private bool Acts(MarkedText text, int at, bool noThing)
        => at + 1 < text.Words.Length && !text.EndsSentence(at) && (text.Is(at + 1, NameMark.Doing) || (noThing && text.Is(at + 1, NameMark.State)));

    private bool InCompany(MarkedText text, int at)
        => text.Is(at - 1, NameMark.Company)
            || (at > 1 && text.Reads(at - 1, "you") && (text.Reads(at - 2, "thank") || text.Reads(at - 2, "are")))
            || (at > 1 && text.Reads(at - 1, "to") && text.Is(at - 2, NameMark.Company))
            || (at > 2 && text.Reads(at - 1, "to") && text.Reads(at - 2, "you") && text.Reads(at - 3, "thank"));

    /// <summary>Particles and further words of a name belong to it; an unknown word right after a listed first name is its family name.</summary>
    private int EndOfName(MarkedText text, int at, Manner manner)
    {
        var last = at;
        for (var next = at + 1; next < text.Words.Length && !text.EndsSentence(next - 1) && text.Adjoins(next); next++)
        {
            if (text.Is(next, NameMark.Own) || (!text.Is(next, NameMark.NotName) && ((Written(text, next) == Capital.First && !manner.Loud) || (last == at && IsWord(text, next) && Unknown(text, next, manner)))))
            {
                last = next;
            }
            else if (!text.Is(next, NameMark.Particle))
            {
                break;
            }
        }

        return last;
    }

    /// <summary>The full stop of "Dr." ends no sentence.</summary>
    private bool ShortTitle(MarkedText text, int at)
        => text.Is(at, NameMark.Title) && text.Words[at].FoldedLength <= 3 && text.Original[text.Words[at].End] == '.';

    /// <summary>In a text all in capitals, capitals say nothing.</summary>
    private static bool MostlyCapitals(MarkedText text)
    {
        var (upper, all) = (0, 0);
        foreach (var character in text.Original)
        {
            upper += char.IsUpper(character) ? 1 : 0;
            all += char.IsLetter(character) ? 1 : 0;
        }

        return upper * 2 > all;
    }

    private static Capital Written(MarkedText text, int at)
    {
        var word = text.Text.AsWritten(text.Words[at]);
        return !char.IsUpper(word[0]) ? Capital.None : word.Length > 1 && char.IsUpper(word[1]) ? Capital.All : Capital.First;
    }

    private static bool IsWord(MarkedText text, int at) => text.Words[at].FoldedLength > 1 && !text.Text.Folded(text.Words[at]).ContainsAnyInRange('0', '9');

    private static bool Small(MarkedText text, int at) => text.Words[at].FoldedLength < 3;

    /// <param name="Loud">Written in capitals throughout: capitals say nothing.</param>
    /// <param name="English">Most words are everyday English: unknown words say something.</param>
    private readonly record struct Manner(bool Loud, bool English);

    private enum Capital
    {
        None,
        First,
        All,
    }
}
