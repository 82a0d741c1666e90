using System.Diagnostics;
using FeedbackPipeline.Benchmarks.Representation;
using FeedbackPipeline.Tagging.Modelling;
using FeedbackPipeline.Tagging.Modelling.Retraining;
using FeedbackPipeline.Tagging.Theming;

namespace FeedbackPipeline.Benchmarks.Tagging;

/// <summary>How long learning from corrections takes: the first time, and as a distribution over many, by the clock and in processor time, because others may use the machine too.</summary>
internal static class RetrainingTable
{
    private const int Repetitions = 40;

    public static void Print(LabelledComments comments)
    {
        var models = new ShippedModels(comments.Frameworks, comments.Tone);
        var (scorers, retrain) = (new ThemeScorers(comments.Frameworks, models), new RetrainModel(models, comments.Tone));
        Page.Section("Learning from corrections", 1, $"The first run, and of {Repetitions} more the half, nine of ten, and all take at most so many milliseconds of processor time; then the same by the clock.");
        Page.Table(
            ["framework", "corrections", "first", "half", "nine of ten", "all", "clock: half", "nine of ten", "all", "kB allocated"],
            new[] { "nhs-fft", "care" }.SelectMany(framework => new[] { 50, 200, 400, 4000 }.Select(count =>
            {
                var corrections = Enumerable.Range(0, Math.Min(count, comments.All.Count)).Select(comments.Corrected).ToList();
                var shipped = scorers.ShippedFor(framework);
                var first = Time(() => retrain.Run(shipped, corrections));
                var more = Enumerable.Range(0, count > 1000 ? 10 : Repetitions).Select(_ => Time(() => retrain.Run(shipped, corrections))).ToList();
                return new[] { framework, $"{corrections.Count}", Page.Number(first.Spent, "0") }
                    .Concat(Shares(more.Select(run => run.Spent))).Concat(Shares(more.Select(run => run.Clock))).Append($"{more.Min(run => run.Bytes) / 1024}").ToArray();
            })));
    }

    private static (double Spent, double Clock, long Bytes) Time(Action run)
    {
        var (watch, before, bytes) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes());
        run();
        return ((Environment.CpuUsage.TotalTime - before).TotalMilliseconds, watch.Elapsed.TotalMilliseconds, GC.GetTotalAllocatedBytes() - bytes);
    }

    private static IEnumerable<string> Shares(IEnumerable<double> times)
    {
        var sorted = times.Order().ToList();
        return new[] { 0.5, 0.9, 1.0 }.Select(share => Page.Number(sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Count) - 1)], "0"));
    }
}
