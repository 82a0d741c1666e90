using System.Text;
using FeedbackPipeline.Tagging.Reading;

namespace FeedbackPipeline.Tagging.Phrasing;

/// <summary>Finds which known words a written word may stand for: itself, and where asked its inflections or forms with one typo.</summary>
internal sealed class WordIndex
{
    /// <summary>Shorter words are taken as written: one typo in "hit" makes other words.</summary>
    public const int ShortestWithTypo = 6;

    private const int LongestRead = 40;

    private readonly Dictionary<(string Word, PhraseTolerance Tolerance), int> ids = [];
    private readonly List<(string Word, int Id, bool Together)> longForms = [];
    private readonly SpellingIndex forms = new();
    private readonly SpellingIndex squeezed = new();
    private readonly SpellingIndex deletions = new();

    /// <summary>Each word counts as one word for each tolerance it comes with.</summary>
    public int Add(string word, PhraseTolerance tolerance)
    {
        if (ids.TryGetValue((word, tolerance), out var known))
        {
            return known;
        }

        var id = ids.Count;
        ids.Add((word, tolerance), id);
        foreach (var form in FormsOf(word, tolerance))
        {
            forms.Add(Spelling.Of(form), id);
            squeezed.Add(Spelling.Of(Squeeze(form, longestRun: 1)), id);
            if (tolerance.HasFlag(PhraseTolerance.OneTypo) && form.Length >= ShortestWithTypo && (form == word || tolerance.HasFlag(PhraseTolerance.Spoken)))
            {
                AddDeletions(form, id, tolerance.HasFlag(PhraseTolerance.Together));
            }
        }

        return id;
    }

    /// <summary>Adds the ids of every known word that a written one may stand for to <paramref name="found"/>.</summary>
    /// <param name="spelling">Of the letters.</param>
    public void Find(ReadOnlySpan<char> letters, ulong spelling, bool stretched, List<int> found)
    {
        FindAlike(letters, spelling, found);
        if (stretched)
        {
            var shorter = Squeeze(letters, longestRun: 2);
            FindAlike(shorter, Spelling.Of(shorter), found);
            Take(squeezed.Of(Spelling.Of(Squeeze(letters, longestRun: 1))), found);
        }
    }

    /// <summary>Without any tolerance, and where the blank between two words took the place of a letter of one word: "let me" is no "left me".</summary>
    public void FindJoined(ReadOnlySpan<char> letters, ulong spelling, List<int> found)
    {
        Take(forms.Of(spelling), found);
        TakeNear(spelling, letters, found, together: false);
    }

    /// <summary>All words and, where they are asked for, their inflections.</summary>
    public IEnumerable<string> Forms => ids.Keys.SelectMany(known => FormsOf(known.Word, known.Tolerance));

    private static IEnumerable<string> FormsOf(string word, PhraseTolerance tolerance)
        => tolerance.HasFlag(PhraseTolerance.Spoken) ? SpokenForms.Of(word) : tolerance.HasFlag(PhraseTolerance.Inflections) ? Inflections.Of(word) : [word];

    private void AddDeletions(string form, int id, bool together)
    {
        var place = longForms.Count;
        longForms.Add((form, id, together));
        deletions.Add(Spelling.Of(form), place);
        for (var at = 0; at < form.Length; at++)
        {
            deletions.Add(Spelling.Of(form.Remove(at, 1)), place);
        }
    }

    private void FindAlike(ReadOnlySpan<char> letters, ulong spelling, List<int> found)
    {
        Take(forms.Of(spelling), found);
        if (deletions.Count > 0 && letters.Length is >= ShortestWithTypo - 1 and <= LongestRead)
        {
            FindWithTypo(letters, spelling, found);
        }
    }

    private void FindWithTypo(ReadOnlySpan<char> letters, ulong spelling, List<int> found)
    {
        Span<ulong> shorter = stackalloc ulong[LongestRead];
        Spelling.Shorten(letters, shorter);
        TakeNear(spelling, letters, found);
        foreach (var one in shorter[..letters.Length])
        {
            TakeNear(one, letters, found);
        }
    }

    private void TakeNear(ulong spelling, ReadOnlySpan<char> letters, List<int> found, bool together = true)
    {
        foreach (var place in deletions.Of(spelling))
        {
            var (word, id, isTogether) = longForms[place];
            if ((together || !isTogether) && !found.Contains(id) && OneTypo.Apart(word, letters))
            {
                found.Add(id);
            }
        }
    }

    private static void Take(ReadOnlySpan<int> ids, List<int> found)
    {
        foreach (var id in ids)
        {
            if (!found.Contains(id))
            {
                found.Add(id);
            }
        }
    }

    private static string Squeeze(ReadOnlySpan<char> word, int longestRun)
    {
        var kept = new StringBuilder(word.Length);
        var run = 0;
        foreach (var letter in word)
        {
            run = kept.Length > 0 && kept[^1] == letter ? run + 1 : 1;
            if (run <= longestRun)
            {
                kept.Append(letter);
            }
        }

        return kept.ToString();
    }
}
