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

    public void AddAll(string kind, Regex pattern)
    {
        foreach (var match in pattern.EnumerateMatches(text))
        {
            TryAdd(kind, match.Index, match.Length);
        }
    }
}
