using FeedbackPipeline.Benchmarks.Representation;
using FeedbackPipeline.Tagging.Modelling.Retraining;
using FeedbackPipeline.Tagging.Modelling.Training;
using FeedbackPipeline.Tagging.Theming;

namespace FeedbackPipeline.Benchmarks.Tagging;

/// <summary>A model of one trust on the comments of another, before and after corrections: the nearest there is to a new organisation.</summary>
internal static class TransferTable
{
    private const int Draws = 5;

    public static void Print(LabelledComments comments)
    {
        var there = comments.From("NHFT");
        var (model, scorer) = comments.Train(comments.From("NEAS"));
        var phrases = comments.Score(new PhraseThemeScorer(comments.Framework), there);
        Page.Section("From one trust (NEAS) to another (NHFT)", 1, $"Corrections are drawn at random {Draws} times; the other comments of that trust are scored.");
        Page.Table(["corrections", "micro F1", "macro F1"],
        [
            ["phrases alone", Page.Number(phrases.Micro, "0.000"), Page.Number(phrases.Macro, "0.000")],
            .. new[] { 0, 50, 200, 1000 }.Select(count => Row(count, [.. Enumerable.Range(1, count == 0 ? 1 : Draws).Select(seed => Draw(comments, model.Known, scorer, there, count, seed))])),
        ]);
    }

    private static (double Micro, double Macro) Draw(LabelledComments comments, FeedbackPipeline.Tagging.Modelling.FeatureTable known, IThemeScorer scorer, int[] there, int count, int seed)
    {
        var order = there.ToArray();
        new SeededNumbers(seed).Shuffle(order);
        var taught = count == 0 ? scorer : new RetrainModel(comments.Tone, known, new()).Run(scorer, [.. order[..count].Select(comments.Corrected)]).Scorer;
        return comments.Score(taught, order[count..]);
    }

    private static string[] Row(int count, List<(double Micro, double Macro)> scores)
        => [$"{count}", Page.Number(scores.Average(score => score.Micro), "0.000"), Page.Number(scores.Average(score => score.Macro), "0.000")];
}
