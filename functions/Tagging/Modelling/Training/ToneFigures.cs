namespace FeedbackPipeline.Tagging.Modelling.Training;

/// <summary>How often the tone was right.</summary>
internal sealed class ToneFigures
{
    private readonly int[,] counts = new int[TaggingModel.Tones, TaggingModel.Tones];

    public int Comments { get; private set; }

    public double Accuracy => Comments == 0 ? 0 : Enumerable.Range(0, TaggingModel.Tones).Sum(tone => counts[tone, tone]) / (double)Comments;

    /// <summary>The mean of the three tones' F1.</summary>
    public double MeanF1 => Enumerable.Range(0, TaggingModel.Tones).Average(tone => Of(tone).F1);

    public void Add(int found, int actual)
    {
        counts[actual, found]++;
        Comments++;
    }

    public FScore Of(int tone)
    {
        var others = Enumerable.Range(0, TaggingModel.Tones).Where(other => other != tone).ToList();
        return new(counts[tone, tone], others.Sum(other => counts[other, tone]), others.Sum(other => counts[tone, other]));
    }
}
