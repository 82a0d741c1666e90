using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace FeedbackPipeline.Tests.Collecting;

/// <summary>How hard a text is to read: sentence lengths and the Flesch–Kincaid grade (Kincaid et al. 1975).</summary>
internal static partial class ReadingEase
{
    /// <summary>The sentences a page shows, block by block; a block without a full stop (a heading, a button, a choice) is one of its own.</summary>
    public static List<string> Sentences(IParentNode page, string leaveOut = "script, style")
        => [.. page.QuerySelectorAll("h1, h2, p, li, label, button, dt, dd, a, strong, legend")
            .Where(block => block.QuerySelector("h1, h2, p, li, label, button, dt, dd, legend, a") is null || block.LocalName == "p")
            .Where(block => block.Closest("p, li, h1, button, label, dd") is not { } outer || outer == block)
            .Where(block => !block.Matches(leaveOut))
            .SelectMany(block => Ends().Split(block.TextContent).Select(sentence => Spaces().Replace(sentence, " ").Trim()))
            .Where(sentence => Words(sentence).Count > 0)];

    public static List<string> Words(string sentence) => [.. Word().Matches(sentence).Select(match => match.Value)];

    /// <summary>0.39 × words a sentence + 11.8 × syllables a word − 15.59.</summary>
    public static double Grade(IReadOnlyCollection<string> sentences)
    {
        var words = sentences.SelectMany(Words).ToList();
        return (0.39 * words.Count / sentences.Count) + (11.8 * words.Sum(Syllables) / words.Count) - 15.59;
    }

    /// <summary>Groups of vowels, without a silent e at the end.</summary>
    public static int Syllables(string word)
    {
        var lower = word.ToLowerInvariant();
        var groups = Vowels().Count(lower);
        var silent = lower.EndsWith('e') && !lower.EndsWith("le", StringComparison.Ordinal) && groups > 1
            || (lower.EndsWith("ed", StringComparison.Ordinal) && groups > 1 && !lower.EndsWith("ted", StringComparison.Ordinal) && !lower.EndsWith("ded", StringComparison.Ordinal));
        return Math.Max(1, groups - (silent ? 1 : 0));
    }

    [GeneratedRegex(@"(?<=[.!?:])\s+")]
    private static partial Regex Ends();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"[\p{L}\p{N}][\p{L}\p{N}'’-]*")]
    private static partial Regex Word();

    [GeneratedRegex("[aeiouy]+")]
    private static partial Regex Vowels();
}
