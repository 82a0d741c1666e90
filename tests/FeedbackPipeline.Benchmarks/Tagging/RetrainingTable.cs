using System.Diagnostics;
using FeedbackPipeline.Benchmarks.Representation;
using FeedbackPipeline.Tagging.Modelling;
using FeedbackPipeline.Tagging.Modelling.Retraining;
using FeedbackPipeline.Tagging.Theming;

namespace FeedbackPipeline.Benchmarks.Tagging;

/// <summary>How long learning from corrections takes, by the clock and in processor time, because others may use the machine too; and what the file weighs.</summary>
internal static class RetrainingTable
{
    private const int Repetitions = 5;

    public static void Print(LabelledComments comments)
    {
        var models = new ShippedModels(comments.Frameworks, comments.Tone);
        var (scorers, retrain) = (new ThemeScorers(comments.Frameworks, models), new RetrainModel(models, comments.Tone));
        Page.Section("Learning from corrections", 1, $"The best of {Repetitions}, each column on its own.");
        Page.Table(["framework", "corrections", "ms by the clock", "ms of processor time", "bytes"], new[] { "nhs-fft", "care" }.SelectMany(framework => new[] { 50, 200, 400, 4000 }.Select(count =>
        {
            var corrections = Enumerable.Range(0, Math.Min(count, comments.All.Count)).Select(comments.Corrected).ToList();
            var (best, spent, size) = (double.MaxValue, double.MaxValue, 0);
            for (var repetition = 0; repetition < Repetitions; repetition++)
            {
                var (watch, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
                size = retrain.Run(scorers.ShippedFor(framework), corrections).File.Length;
                spent = Math.Min(spent, (Environment.CpuUsage.TotalTime - before).TotalMilliseconds);
                best = Math.Min(best, watch.Elapsed.TotalMilliseconds);
            }

            return new[] { framework, $"{corrections.Count}", Page.Number(best, "0"), Page.Number(spent, "0"), $"{size}" };
        })));
    }
}
