using FeedbackPipeline.Tagging.Theming;

namespace FeedbackPipeline.Tagging.Modelling.Training;

/// <summary>How the model did on comments it had not seen.</summary>
/// <param name="comments">All it was trained on.</param>
/// <param name="themed">Those with a theme; only these count for themes.</param>
internal sealed class TrainingFigures(int themes, int comments, int themed)
{
    private readonly FScore[] scores = new FScore[themes];
    private readonly List<(float Margin, bool Right)> given = [];
    private int exact;

    public int Comments => comments;

    public int Themed => themed;

    /// <summary>By the model alone.</summary>
    public ToneFigures Tone { get; } = new();

    /// <summary>As the product says it; empty where only the model was measured.</summary>
    public ToneFigures Heard { get; } = new();

    public FScore Of(int theme) => scores[theme];

    public double MicroF1 => scores.Aggregate(FScore.Add).F1;

    /// <summary>The mean over themes that some comment has.</summary>
    public double MacroF1 => scores.Where(score => score.Actual > 0).Select(score => score.F1).DefaultIfEmpty(0).Average();

    /// <summary>How often the themes of a comment were found exactly.</summary>
    public double Exact => themed == 0 ? 0 : exact / (double)themed;

    /// <summary>Which share of the tags that were given are of this surety, and which share of these was right.</summary>
    /// <param name="slope">How fast scores rise with margins.</param>
    public (double Share, double Precision) Of(Surety surety, float slope)
    {
        var some = given.Where(tag => Sureties.Of(Calibration.Score(Math.Max(0, tag.Margin), slope)) == surety).ToList();
        return some.Count == 0 ? (0, 0) : (some.Count / (double)given.Count, some.Count(tag => tag.Right) / (double)some.Count);
    }

    public void Add(TrainingComment comment, ReadOnlySpan<float> margins, ReadOnlySpan<float> thresholds, ReadOnlySpan<float> offsets)
    {
        if (comment.Tone >= 0)
        {
            var tones = margins.Slice(thresholds.Length, offsets.Length);
            var strongest = Tones.Strongest(tones, offsets);
            Tone.Add(strongest, comment.Tone, tones[strongest] + offsets[strongest]);
        }

        if (comment.Themes.Count > 0)
        {
            exact += AddThemes(comment, margins, thresholds) ? 1 : 0;
        }
    }

    private bool AddThemes(TrainingComment comment, ReadOnlySpan<float> margins, ReadOnlySpan<float> thresholds)
    {
        var nearest = Nearest(margins, thresholds);
        var lonely = margins[nearest] < thresholds[nearest] && !BlankAnswer.Is(comment.Text);
        var all = true;
        for (var theme = 0; theme < thresholds.Length; theme++)
        {
            var (found, actual) = (margins[theme] >= thresholds[theme] || (lonely && theme == nearest), comment.Themes.Contains(theme));
            scores[theme] = scores[theme].With(found, actual);
            all &= found == actual;
            if (found)
            {
                given.Add((margins[theme] - thresholds[theme], actual));
            }
        }

        return all;
    }

    private static int Nearest(ReadOnlySpan<float> margins, ReadOnlySpan<float> thresholds)
    {
        var nearest = 0;
        for (var theme = 1; theme < thresholds.Length; theme++)
        {
            nearest = margins[theme] - thresholds[theme] > margins[nearest] - thresholds[nearest] ? theme : nearest;
        }

        return nearest;
    }
}
