using System.Buffers;
using System.Collections.Frozen;
using FeedbackPipeline.Tagging.Languages;
using FeedbackPipeline.Tagging.Reading;

namespace FeedbackPipeline.Tagging.Redacting;

/// <summary>What speaks for a word being somebody's name.</summary>
internal sealed class NameEvidence(NameWords words, EnglishWords english, TaggingOptions options)
{
    private const int LongestAcronym = 5;

    private static readonly SearchValues<char> SentenceEnds = SearchValues.Create(".!?:\n\r•*");

    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> own = Set(options.Names.SelectMany(Folded));
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> titles = Set(words.Titles);
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> people = Set(words.People);
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> introductions = Set(words.Introductions);
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> doings = Set(words.Doings);
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> company = Set(words.Company);
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> notNames = Set([.. words.NotNames, .. options.NotNames.SelectMany(Folded)]);
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> first = Set(words.First);
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> ambiguous = Set(words.Ambiguous);

    public static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(IEnumerable<string> words)
        => words.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    public bool IsName(ReadText text, int at, bool shouted)
    {
        var name = Bare(text, at);
        if (own.Contains(name))
        {
            return true;
        }

        if (name.Length < 2 || name.ContainsAnyInRange('0', '9') || notNames.Contains(name) || titles.Contains(name))
        {
            return false;
        }

        var capital = IsCapital(text, at) && !shouted;
        var perhaps = ambiguous.Contains(name) || first.Contains(name);
        var stranger = !IsEnglish(name);
        if (first.Contains(name) && (capital || stranger))
        {
            return true;
        }

        return FollowsTitle(text, at) ? capital || stranger
            : stranger || (perhaps && capital) ? IsPlacedLikeName(text, at, capital)
            : false;
    }

    private bool IsPlacedLikeName(ReadText text, int at, bool capital)
    {
        var introduced = IsIntroduced(text, at, capital);
        if (!capital)
        {
            return introduced || (StartsClause(text, at) && IsFollowedByDoing(text, at));
        }

        if (IsAcronym(text.AsWritten(text.Words[at])))
        {
            return introduced;
        }

        return introduced || IsFollowedByDoing(text, at) || IsPossessive(text, at) || (!StartsSentence(text, at) && !IsEnglish(Bare(text, at)));
    }

    /// <summary>The word folded, without a possessive s.</summary>
    public ReadOnlySpan<char> Bare(ReadText text, int at)
    {
        var folded = text.Folded(text.Words[at]);
        return IsPossessive(text, at) && folded.Length > 1 ? folded[..^1] : folded;
    }

    public bool IsEnglish(ReadOnlySpan<char> word)
        => english.Contains(word) || notNames.Contains(word) || people.Contains(word) || doings.Contains(word) || IsFormOfEnglish(word);

    public bool IsCapital(ReadText text, int at) => char.IsUpper(text.AsWritten(text.Words[at])[0]);

    /// <summary>After a name: an initial, a word nobody knows, or a capital that no sentence begins with.</summary>
    public bool CanFollowName(ReadText text, int at)
    {
        var word = Bare(text, at);
        if (notNames.Contains(word) || word is "i" or "im" or "ive" || word.ContainsAnyInRange('0', '9'))
        {
            return false;
        }

        return IsCapital(text, at) ? !doings.Contains(word) && !StartsSentence(text, at) : word.Length > 2 && !IsEnglish(word);
    }

    public static bool IsPossessive(ReadText text, int at)
    {
        var written = text.AsWritten(text.Words[at]);
        return written.Length > 2 && written[^1] is 's' or 'S' && written[^2] is '\'' or '\u2019' or '`';
    }

    /// <summary>Where the name ends in the original, a possessive s left outside.</summary>
    public static int EndOfName(ReadText text, int at) => text.Words[at].End - (IsPossessive(text, at) ? 2 : 0);

    /// <summary>Only a blank, a hyphen or the full stop of an initial between two words.</summary>
    public static bool Joined(ReadText text, int at, int next)
    {
        var between = text.Original.AsSpan(text.Words[at].End, text.Words[next].Start - text.Words[at].End);
        return between is " " or "-" || (between is ". " && (text.Words[at].Length == 1 || IsTitleLength(text.Words[at].Length)));
    }

    /// <summary>Mostly capital letters, so that capitals say nothing.</summary>
    public static bool IsShouted(ReadText text)
    {
        var (upper, lower) = (0, 0);
        foreach (var letter in text.Original)
        {
            upper += char.IsUpper(letter) ? 1 : 0;
            lower += char.IsLower(letter) ? 1 : 0;
        }

        return upper > 8 && upper > lower;
    }

    private bool FollowsTitle(ReadText text, int at)
        => (at > 0 && Joined(text, at - 1, at) && titles.Contains(text.Folded(text.Words[at - 1])))
            || (at > 1 && text.Words[at - 1].Length == 1 && Joined(text, at - 1, at) && titles.Contains(text.Folded(text.Words[at - 2])));

    private bool IsIntroduced(ReadText text, int at, bool capital)
    {
        if (at == 0 || !OnlyBlanksBetween(text, at - 1, at))
        {
            return false;
        }

        var before = text.Folded(text.Words[at - 1]);
        return introductions.Contains(before)
            || (people.Contains(before) && (capital || at > 1))
            || company.Contains(before)
            || (before is "is" or "was" && at > 1 && text.Folded(text.Words[at - 2]) is "name" or "worker" or "carer");
    }

    private bool IsFollowedByDoing(ReadText text, int at)
    {
        if (at + 1 >= text.Words.Length || !OnlyBlanksBetween(text, at, at + 1))
        {
            return false;
        }

        var next = text.Folded(text.Words[at + 1]);
        return doings.Contains(next) || (next is "and" && at + 2 < text.Words.Length && IsCapital(text, at + 2));
    }

    private static bool StartsClause(ReadText text, int at)
        => StartsSentence(text, at) || text.Folded(text.Words[at - 1]) is "and" or "but" or "when" or "if" or "because" or "that" or "so" or "as" or "then";

    private static bool StartsSentence(ReadText text, int at)
    {
        if (at == 0)
        {
            return true;
        }

        var between = text.Original.AsSpan(text.Words[at - 1].End, text.Words[at].Start - text.Words[at - 1].End);
        var afterTitle = between is ". " && IsTitleLength(text.Words[at - 1].Length);
        return !afterTitle && between.ContainsAny(SentenceEnds);
    }

    private static bool OnlyBlanksBetween(ReadText text, int at, int next)
        => text.Original.AsSpan(text.Words[at].End, text.Words[next].Start - text.Words[at].End) is " " or "  " or ": " or ", " or " (" or " '" or " \"";

    private bool IsFormOfEnglish(ReadOnlySpan<char> word)
        => (word.EndsWith("s") && english.Contains(word[..^1]))
            || (word.EndsWith("es") && english.Contains(word[..^2]))
            || (word.EndsWith("ed") && (english.Contains(word[..^2]) || english.Contains(word[..^1])))
            || (word.EndsWith("ing") && english.Contains(word[..^3]))
            || (word.EndsWith("ly") && english.Contains(word[..^2]))
            || (word.EndsWith("er") && english.Contains(word[..^2]));

    private static bool IsAcronym(ReadOnlySpan<char> written)
        => written.Length <= LongestAcronym && written.IndexOfAnyInRange('a', 'z') < 0;

    private static bool IsTitleLength(int length) => length is >= 2 and <= 4;

    private static IEnumerable<string> Folded(string name)
    {
        var text = ReadText.Of(name);
        var parts = new List<string>();
        foreach (var word in text.Words)
        {
            parts.Add(text.Folded(word).ToString());
        }

        return parts;
    }
}
