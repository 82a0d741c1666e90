using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tagging.Modelling.Training;

/// <summary>How often the tone was right.</summary>
internal sealed class ToneFigures
{
    private readonly int[,] counts = new int[TaggingModel.Tones, TaggingModel.Tones];
    private readonly List<(float Margin, bool Right)> given = [];

    public int Comments { get; private set; }

    public double Accuracy => Comments == 0 ? 0 : Enumerable.Range(0, TaggingModel.Tones).Sum(tone => counts[tone, tone]) / (double)Comments;

    /// <summary>The mean of the three tones' F1.</summary>
    public double MeanF1 => Enumerable.Range(0, TaggingModel.Tones).Average(tone => Of(tone).F1);

    /// <summary>Which share of all tones given is of this surety, and which share of these was right.</summary>
    public (double Share, double Precision) Of(Surety surety, float slope)
    {
        var some = given.Where(tone => Sureties.Of(Calibration.Score(tone.Margin, slope)) == surety).ToList();
        return (some.Count / (double)Math.Max(given.Count, 1), some.Count(tone => tone.Right) / (double)Math.Max(some.Count, 1));
    }

    /// <param name="margin">That of the tone found, its offset included.</param>
    public void Add(int found, int actual, float margin)
    {
        given.Add((margin, found == actual));
        Add(found, actual);
    }

    /// <summary>A tone with its score; <see cref="Of(Surety, float)"/> then takes a slope of 1.</summary>
    public void Add(ScoredSentiment found, int actual)
        => Add(
            found.Label switch { Sentiment.Positive => Tones.Good, Sentiment.Negative => Tones.Bad, _ => Tones.Between },
            actual,
            (float)Math.Log(found.Score / (1 - found.Score)));

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
