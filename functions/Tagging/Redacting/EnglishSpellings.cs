using FeedbackPipeline.Reference;
using FeedbackPipeline.Tagging.Languages;
using FeedbackPipeline.Tagging.Reading;

namespace FeedbackPipeline.Tagging.Redacting;

/// <summary>
/// English words beyond the everyday ones, from <c>Reference/english-spellings.csv</c> (SCOWL, © Kevin Atkinson; its notice stands in the file), and what people make of
/// words: two written together, a part put before, a slip in a long word. Read when the first word comes that no everyday list knows.
/// </summary>
public sealed class EnglishSpellings(EnglishWords english)
{
    private const string File = "english-spellings.csv";
    private const int ShortestPart = 2;
    private const int ShortestTwo = 8;
    private const int ShortestStem = 4;
    private const int ShortestWithTypo = 8;

    private static readonly string[] Before = ["re", "pre", "un", "non", "mis", "over", "under", "anti", "inter", "hyper", "hypo"];
    private static readonly string[] Illnesses = ["itis", "osis", "emia", "aemia", "pathy", "plegia", "ectomy", "oscopy"];

    private static readonly Lazy<HashSet<ulong>> Spellings = new(() => Load(File));
    private static readonly Lazy<HashSet<ulong>> Everyday = new(() => Load(EnglishWords.File));

    /// <summary>As it stands, everyday words too.</summary>
    internal static bool Knows(ulong spelling) => Spellings.Value.Contains(spelling) || Everyday.Value.Contains(spelling);

    internal bool Has(Word word) => Has(word.Spelling);

    internal bool Has(ulong spelling) => Spellings.Value.Contains(spelling);

    /// <summary>Whether it is English as far as one can tell; never asked about the words that stand in texts most.</summary>
    internal bool Seems(ReadOnlySpan<char> folded, ulong spelling)
        => Spellings.Value.Contains(spelling) || IsTwoWords(folded) || HasPartBefore(folded) || IsIllness(folded) || IsOneTypoFromAny(folded);

    private bool IsTwoWords(ReadOnlySpan<char> folded)
    {
        var words = english.All.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var at = ShortestPart; at <= folded.Length - ShortestPart; at++)
        {
            if (folded.Length >= ShortestTwo && words.Contains(folded[..at]) && words.Contains(folded[at..]))
            {
                return true;
            }
        }

        return false;
    }

    private bool HasPartBefore(ReadOnlySpan<char> folded)
    {
        var words = english.All.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var part in Before)
        {
            if (folded.StartsWith(part) && folded.Length >= part.Length + ShortestStem && (words.Contains(folded[part.Length..]) || Spellings.Value.Contains(Spelling.Of(folded[part.Length..]))))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsIllness(ReadOnlySpan<char> folded)
    {
        foreach (var ending in Illnesses)
        {
            if (folded.Length >= ending.Length + ShortestStem && folded.EndsWith(ending))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The first letter is as typed: few people miss it, and many names lie one letter from a word.</summary>
    private bool IsOneTypoFromAny(ReadOnlySpan<char> folded)
    {
        if (folded.Length < ShortestWithTypo)
        {
            return false;
        }

        for (var at = 1; at <= folded.Length; at++)
        {
            if (IsOneTypoAt(folded, at))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsOneTypoAt(ReadOnlySpan<char> folded, int at)
    {
        var known = Spellings.Value;
        var start = Spelling.Of(folded[..at]);
        var rest = folded[at..];
        var swapped = rest.Length > 1 && known.Contains(Spelling.Continue(Spelling.Next(Spelling.Next(start, rest[1]), rest[0]), rest[2..]));
        if (swapped || (rest.Length > 0 && known.Contains(Spelling.Continue(start, rest[1..]))))
        {
            return true;
        }

        for (var letter = 'a'; letter <= 'z'; letter++)
        {
            var with = Spelling.Next(start, letter);
            if (known.Contains(Spelling.Continue(with, rest)) || (rest.Length > 0 && known.Contains(Spelling.Continue(with, rest[1..]))))
            {
                return true;
            }
        }

        return false;
    }

    private static HashSet<ulong> Load(string file)
    {
        var known = new HashSet<ulong>();
        foreach (var line in EmbeddedFile.ReadText(file).AsSpan().EnumerateLines())
        {
            if (line.Length > 0 && line[0] != '#')
            {
                known.Add(Spelling.Of(line));
            }
        }

        return known;
    }
}
