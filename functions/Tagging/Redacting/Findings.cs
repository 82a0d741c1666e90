using System.Text.RegularExpressions;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tagging.Redacting;

/// <summary>What was found in one text: the first to claim a stretch of it keeps it.</summary>
internal sealed class Findings(string text)
{
    private readonly List<Identifier> found = new(0);
    private bool[]? taken;

    /// <summary>In the order of the text, without overlap.</summary>
    public IReadOnlyList<Identifier> InOrder => found.Count == 0 ? [] : [.. found.OrderBy(identifier => identifier.Start)];

    public bool TryAdd(string kind, int start, int length)
    {
        taken ??= new bool[text.Length];
        if (length <= 0 || taken.AsSpan(start, length).Contains(true))
        {
            return false;
        }

        taken.AsSpan(start, length).Fill(true);
        found.Add(new(kind, start, length));
        return true;
    }

    public void AddAll(string kind, Regex pattern) => AddAll(kind, text, pattern);

    /// <param name="plain">The text, as long as the original.</param>
    public void AddAll(string kind, string plain, Regex pattern)
    {
        foreach (var match in pattern.EnumerateMatches(plain))
        {
            TryAdd(kind, match.Index, match.Length);
        }
    }

    /// <summary>Of each match only the group "place".</summary>
    public void AddPlaces(string kind, string plain, Regex pattern)
    {
        for (var match = pattern.Match(plain); match.Success; match = match.NextMatch())
        {
            var place = match.Groups["place"];
            TryAdd(kind, place.Index, place.Length);
        }
    }
}
