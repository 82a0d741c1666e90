using FeedbackPipeline.Benchmarks.Representation;
using FeedbackPipeline.Tagging.Modelling;
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
        var tone = new ModelSentimentScorer(model, new(model, ModelPhrases.Of(comments.Framework.Themes, comments.Tone)), "benchmark");
        var phrases = comments.Score(new PhraseThemeScorer(comments.Framework), there);
        Page.Section("From one trust (NEAS) to another (NHFT)", 1, $"Corrections are drawn at random {Draws} times; the other comments of that trust are scored.");
        Page.Table(["corrections", "micro F1", "macro F1", "tone, accuracy", "tone, mean F1"],
        [
            ["phrases alone", Page.Number(phrases.Micro, "0.000"), Page.Number(phrases.Macro, "0.000"), "", ""],
            .. new[] { 0, 50, 200, 1000 }.Select(count => Row(count, [.. Enumerable.Range(1, count == 0 ? 1 : Draws).Select(seed => Draw(comments, model.Known, scorer, tone, there, count, seed))])),
        ]);
    }

    private static double[] Draw(LabelledComments comments, FeatureTable known, IThemeScorer scorer, ModelSentimentScorer tone, int[] there, int count, int seed)
    {
        var order = there.ToArray();
        new SeededNumbers(seed).Shuffle(order);
        var own = count == 0 ? null : new RetrainModel(comments.Tone, known, new(), tone).Run(scorer, [.. order[..count].Select(comments.Corrected)]);
        var (micro, macro) = comments.Score(own?.Scorer ?? scorer, order[count..]);
        var (accuracy, mean) = comments.Score(own?.Tone ?? tone, order[count..]);
        return [micro, macro, accuracy, mean];
    }

    private static string[] Row(int count, List<double[]> draws)
        => [$"{count}", .. Enumerable.Range(0, draws[0].Length).Select(figure => Page.Number(draws.Average(draw => draw[figure]), "0.000"))];
}
