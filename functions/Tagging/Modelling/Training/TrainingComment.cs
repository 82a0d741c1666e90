using FeedbackPipeline.Tagging.Reading;

namespace FeedbackPipeline.Tagging.Modelling.Training;

/// <summary>A comment that people have tagged.</summary>
/// <param name="Themes">Positions in the framework; none where nobody gave it a theme.</param>
/// <param name="Tone">0 good, 1 neutral or mixed, 2 bad, -1 unknown.</param>
internal sealed record TrainingComment(ReadText Text, AskedQuestion Asked, IReadOnlyList<int> Themes, int Tone)
{
    /// <summary>Its words alone; comments that share them stay together when folds are drawn.</summary>
    public string Words()
    {
        var words = new List<string>(Text.Words.Length);
        foreach (var word in Text.Words)
        {
            words.Add(Text.Folded(word).ToString());
        }

        return string.Join(' ', words);
    }
}
