using FeedbackPipeline.Tagging.Phrasing;

namespace FeedbackPipeline.Tagging.Screening;

/// <summary>Where everyday words stand in a text.</summary>
internal sealed class EverydayPlaces
{
    /// <summary>The last word of whatever began at this word or before it; -1 where nothing did.</summary>
    private readonly int[] reach = [];

    public EverydayPlaces(IReadOnlyList<PhraseMatch> found, int words)
    {
        if (found.Count == 0)
        {
            return;
        }

        reach = new int[words];
        Array.Fill(reach, -1);
        foreach (var match in found)
        {
            reach[match.FirstWord] = Math.Max(reach[match.FirstWord], match.LastWord);
        }

        for (var at = 1; at < words; at++)
        {
            reach[at] = Math.Max(reach[at], reach[at - 1]);
        }
    }

    /// <summary>True where everyday words hold all of a match.</summary>
    public bool Hold(PhraseMatch match) => reach.Length > 0 && reach[match.FirstWord] >= match.LastWord;
}
