using FeedbackPipeline.Tagging.Screening.Editing;
using FeedbackPipeline.Tagging.Screening.Previewing;

namespace FeedbackPipeline.Reviewing.EditingSignals;

/// <summary>The second look at a change.</summary>
/// <param name="Redacted">By id, for roles that may read comments; empty for others.</param>
public sealed record ShownPreview(SignalPreview Result, IReadOnlyList<SignalDifference> Differences, IReadOnlyDictionary<string, string> Redacted)
{
    private const int LongestWords = 160;

    public string WordsOf(string id)
        => !Redacted.TryGetValue(id, out var words) ? "" : words.Length <= LongestWords ? words : $"{words[..LongestWords]}…";
}
