using System.Text.RegularExpressions;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tagging.Redacting;

/// <summary>Adding to what was found: the first to claim a stretch of text keeps it.</summary>
internal static class Finding
{
    public static bool TryAdd(List<Identifier> found, string kind, int start, int length)
    {
        if (length <= 0 || Covers(found, start, length))
        {
            return false;
        }

        found.Add(new(kind, start, length));
        return true;
    }

    public static void AddAll(List<Identifier> found, string kind, string text, Regex pattern)
    {
        foreach (var match in pattern.EnumerateMatches(text))
        {
            TryAdd(found, kind, match.Index, match.Length);
        }
    }

    public static bool Covers(List<Identifier> found, int start, int length)
    {
        foreach (var other in found)
        {
            if (start < other.Start + other.Length && other.Start < start + length)
            {
                return true;
            }
        }

        return false;
    }
}
