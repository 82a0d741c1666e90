using FeedbackPipeline.Tagging.Modelling;
using FeedbackPipeline.Tagging.Modelling.Retraining;
using FeedbackPipeline.Tagging.Modelling.Training;
using FeedbackPipeline.Tagging.Reading;
using FeedbackPipeline.Tagging.Theming;
using FeedbackPipeline.Tagging.Tone;
using FeedbackPipeline.Vocabulary;
using FeedbackPipeline.Vocabulary.Rows;

namespace FeedbackPipeline.Benchmarks.Tagging;

/// <summary>Comments that people tagged, with the trust each is from.</summary>
internal sealed record LabelledComments(IReadOnlyList<TrainingComment> All, IReadOnlyList<string> Trusts, ThemeFrameworks Frameworks, ToneWords Tone)
{
    public ThemeFramework Framework => Frameworks.Find("nhs-fft")!;

    public static LabelledComments Read(string folder)
    {
        var frameworks = new ThemeFrameworks();
        var files = new[] { "train.csv", "dev.csv" }.Select(name => new FileInfo(Path.Combine(folder, name))).Where(file => file.Exists).ToList();
        return new(
            [.. files.SelectMany(file => ReadTrainingFile.Read(file, frameworks.Find("nhs-fft")!))],
            [.. files.SelectMany(Trusted)],
            frameworks,
            ToneWords.Load());
    }

    public int[] From(string trust) => [.. Enumerable.Range(0, All.Count).Where(at => Trusts[at] == trust)];

    /// <summary>A model of some of the comments.</summary>
    public (TaggingModel Model, ModelThemeScorer Scorer) Train(IEnumerable<int> which)
    {
        var model = new TrainModel(Framework, Tone, [.. which.Select(at => All[at])], new()).Train().Model;
        return (model, new(model, new(model, ModelPhrases.Of(Framework.Themes, Tone)), Framework, "benchmark"));
    }

    public CorrectedComment Corrected(int at) => new(
        All[at].Text.Original,
        Code.Of(All[at].Asked),
        [.. All[at].Themes.Select(theme => Framework.Themes[theme].Id)],
        All[at].Tone switch { < 0 => null, 0 => Sentiment.Positive, 1 => Sentiment.Neutral, _ => Sentiment.Negative });

    public (double Micro, double Macro) Score(IThemeScorer scorer, IEnumerable<int> which, Func<int, ReadText>? read = null)
    {
        var (found, scores) = (new FScore[Framework.Themes.Count], new double[Framework.Themes.Count]);
        foreach (var at in which.Where(at => All[at].Themes.Count > 0))
        {
            scorer.Score(read?.Invoke(at) ?? All[at].Text, All[at].Asked, scores);
            for (var theme = 0; theme < found.Length; theme++)
            {
                found[theme] = found[theme].With(scores[theme] >= 0.5, All[at].Themes.Contains(theme));
            }
        }

        return (found.Aggregate(FScore.Add).F1, found.Where(one => one.Actual > 0).Average(one => one.F1));
    }

    /// <summary>How often the tone is right, and the mean F1 of the three tones.</summary>
    public (double Accuracy, double MeanF1) Score(ISentimentScorer scorer, IEnumerable<int> which)
    {
        var figures = new ToneFigures();
        foreach (var at in which.Where(at => All[at].Tone >= 0))
        {
            figures.Add(scorer.Score(All[at].Text, All[at].Asked).Label switch { Sentiment.Positive => 0, Sentiment.Negative => 2, _ => 1 }, All[at].Tone);
        }

        return (figures.Accuracy, figures.MeanF1);
    }

    private static List<string> Trusted(FileInfo file)
    {
        using var rows = new CsvRows(file, 1 << 22);
        var id = rows.Find("id");
        return [.. rows.Read().Select(row => ((CsvRow.Readable)row).Fields[id].Split(' ')[0])];
    }
}
