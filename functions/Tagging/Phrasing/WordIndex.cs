using System.Text;

namespace FeedbackPipeline.Tagging.Phrasing;

/// <summary>Finds which known words a written word may stand for: itself, and where asked its inflections or forms with one typo.</summary>
internal sealed class WordIndex
{
    /// <summary>Shorter words are taken as written: one typo in "hit" makes other words.</summary>
    public const int ShortestWithTypo = 6;

    private const int LongestRead = 40;

    private readonly Dictionary<string, int> ids = new(StringComparer.Ordinal);
    private readonly List<string> words = [];
    private readonly Dictionary<string, List<int>> forms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> squeezed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> deletions = new(StringComparer.Ordinal);
    private readonly PhraseTolerance tolerance;

    public WordIndex(PhraseTolerance tolerance) => this.tolerance = tolerance;

    public int Add(string word)
    {
        if (ids.TryGetValue(word, out var known))
        {
            return known;
        }

        var id = ids.Count;
        ids.Add(word, id);
        words.Add(word);
        foreach (var form in tolerance.HasFlag(PhraseTolerance.Inflections) ? Inflections.Of(word) : [word])
        {
            Put(forms, form, id);
            Put(squeezed, Squeeze(form, longestRun: 1), id);
        }

        if (tolerance.HasFlag(PhraseTolerance.OneTypo) && word.Length >= ShortestWithTypo)
        {
            Put(deletions, word, id);
            for (var at = 0; at < word.Length; at++)
            {
                Put(deletions, word.Remove(at, 1), id);
            }
        }

        return id;
    }

    /// <summary>Adds the ids of every known word that <paramref name="written"/> may stand for to <paramref name="found"/>.</summary>
    public void Find(ReadOnlySpan<char> written, bool stretched, List<int> found)
    {
        FindAlike(written, found);
        if (stretched)
        {
            FindAlike(Squeeze(written, longestRun: 2), found);
            Take(squeezed, Squeeze(written, longestRun: 1), found);
        }
    }

    /// <summary>Like <see cref="Find"/> without any tolerance.</summary>
    public void FindAsWritten(ReadOnlySpan<char> written, List<int> found) => Take(forms, written, found);

    private void FindAlike(ReadOnlySpan<char> written, List<int> found)
    {
        Take(forms, written, found);
        if (deletions.Count > 0 && written.Length is >= ShortestWithTypo - 1 and <= LongestRead)
        {
            FindWithTypo(written, found);
        }
    }

    private void FindWithTypo(ReadOnlySpan<char> written, List<int> found)
    {
        Span<char> shorter = stackalloc char[LongestRead];
        TakeNear(written, written, found);
        for (var at = 0; at < written.Length; at++)
        {
            written[..at].CopyTo(shorter);
            written[(at + 1)..].CopyTo(shorter[at..]);
            TakeNear(shorter[..(written.Length - 1)], written, found);
        }
    }

    private void TakeNear(ReadOnlySpan<char> key, ReadOnlySpan<char> written, List<int> found)
    {
        if (!deletions.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(key, out var near))
        {
            return;
        }

        foreach (var id in near)
        {
            if (!found.Contains(id) && OneTypo.Apart(words[id], written))
            {
                found.Add(id);
            }
        }
    }

    private static void Take(Dictionary<string, List<int>> from, ReadOnlySpan<char> key, List<int> found)
    {
        if (!from.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(key, out var some))
        {
            return;
        }

        foreach (var id in some)
        {
            if (!found.Contains(id))
            {
                found.Add(id);
            }
        }
    }

    private static void Put(Dictionary<string, List<int>> into, string key, int id)
    {
        if (!into.TryGetValue(key, out var some))
        {
            into[key] = some = [];
        }

        if (!some.Contains(id))
        {
            some.Add(id);
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
