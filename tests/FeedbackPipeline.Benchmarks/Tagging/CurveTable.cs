using FeedbackPipeline.Benchmarks.Representation;
using FeedbackPipeline.Tagging.Modelling.Training;

namespace FeedbackPipeline.Benchmarks.Tagging;

/// <summary>How much more comments would bring.</summary>
internal static class CurveTable
{
    private const int Parts = 5;

    public static void Print(LabelledComments comments)
    {
        var folds = DrawFolds.Draw(comments.All, Parts, 3);
        int[] kept = [.. Enumerable.Range(0, folds.Length).Where(at => folds[at] == 0)];
        var order = Enumerable.Range(0, folds.Length).Where(at => folds[at] != 0).ToArray();
        new SeededNumbers(3).Shuffle(order);
        Page.Section("Learning curve", 3, $"Trained on more and more of four fifths, scored on the last fifth.");
        Page.Table(["comments", "micro F1", "macro F1"], new[] { 250, 500, 1000, 2000, order.Length }.Select(count =>
        {
            var (micro, macro) = comments.Score(comments.Train(order[..Math.Min(count, order.Length)]).Scorer, kept);
            return new[] { $"{Math.Min(count, order.Length)}", Page.Number(micro, "0.000"), Page.Number(macro, "0.000") };
        }));
    }
}
