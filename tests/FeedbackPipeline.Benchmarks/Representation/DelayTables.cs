using FeedbackPipeline.Benchmarks.Representation.Simulations;
using FeedbackPipeline.Measuring.Statistics;

namespace FeedbackPipeline.Benchmarks.Representation;

/// <summary>How soon gaps are found, against what no method can beat.</summary>
internal static class DelayTables
{
    private const int StartSeed = 102;
    private const int LateSeed = 103;
    private const int MostBounds = 40;

    public static void PrintStart(Settings settings)
    {
        Page.Section("Delay of a gap that is there from the start", StartSeed, $"Mean number of responses to the alert divided by the bound ln 800/kl(ρπ, π); {settings.Runs} runs a cell, ± standard error. Silence: responses to the alert where nobody of the group answers.");
        var cells = Delay.Cells.Select((cell, index) => Measure(settings, StartSeed + (1_000 * index), cell.Share, cell.Ratio, 0)).ToList();
        Page.Table(
            ["share π", "ratio ρ", "bound", "mean delay / bound", "90th percentile / bound", "not found", "silence n"],
            cells.Select(cell => new[]
            {
                Page.Percent(cell.Share),
                Page.Number(cell.Ratio),
                Page.Number(cell.Bound, "0"),
                cell.Delay.ToString(),
                Page.Number(cell.Ninetieth),
                $"{cell.NotFound}",
                $"{Silence.Length(cell.Share, Rule.LogThreshold)}",
            }));
        Verdict("from the start", cells, 1.25, 1.35);
    }

    public static void PrintLate(Settings settings)
    {
        Page.Section("Delay of a gap that begins late", LateSeed, $"The group is heard in full until response ν, at ratio ρ from then on. Mean delay after ν divided by the bound; {settings.Runs} runs a cell, those alarmed before ν left out and counted.");
        foreach (var (wellHeard, target) in ((int, double)[])[(1_000, 2.0), (5_000, 2.4)])
        {
            var cells = Delay.Cells.Select((cell, index) => Measure(settings, LateSeed + wellHeard + (100_000 * (index + 1)), cell.Share, cell.Ratio, wellHeard)).ToList();
            Page.Table(
                ["ν", "share π", "ratio ρ", "mean delay / bound", "90th percentile / bound", "not found", "alarmed before ν"],
                cells.Select(cell => new[]
                {
                    $"{wellHeard}",
                    Page.Percent(cell.Share),
                    Page.Number(cell.Ratio),
                    cell.Delay.ToString(),
                    Page.Number(cell.Ninetieth),
                    $"{cell.NotFound}",
                    $"{cell.TooSoon}",
                }));
            Verdict($"ν = {wellHeard}", cells, target, null);
        }
    }

    /// <summary>The same cells with the patient plan, against the settled one.</summary>
    public static void PrintPatient(Settings settings)
    {
        Page.Section("The patient plan of stakes", StartSeed, $"Measuring:Evidence = patient; mean over the 12 cells and largest cell, {settings.Runs} runs a cell.");
        Page.Table(["the gap begins", "mean delay / bound", "largest cell"], ((int[])[0, 100, 1_000, 5_000, 20_000]).Select(wellHeard =>
        {
            var fewer = wellHeard > 5_000 ? settings with { Runs = Math.Max(100, settings.Runs / 10) } : settings;
            var cells = Delay.Cells.Select((cell, index) => Measure(fewer, LateSeed + wellHeard + (100_000 * (index + 1)), cell.Share, cell.Ratio, wellHeard, StartPlan.Patient)).ToList();
            return new[] { wellHeard == 0 ? "from the start" : $"after {wellHeard}", Estimate.MeanOf([.. cells.Select(cell => cell.Delay)]).ToString(), cells.MaxBy(cell => cell.Delay.Value)!.Delay.ToString() };
        }));
        Console.WriteLine($"\nSilence: {string.Join(", ", ((double[])[0.02, 0.05, 0.10, 0.25]).Select(share => $"{Page.Percent(share)}: {Silence.Length(share, Rule.LogThreshold, starts: StartPlan.Patient)}"))}.\n");
    }

    private static Cell Measure(Settings settings, int seed, double share, double ratio, int wellHeard, StartPlan starts = default)
    {
        var bound = Rule.Bound(share, ratio);
        var most = (int)(MostBounds * bound);
        var runs = settings.Each(run => Delay.Run(new(seed, run), share, ratio, wellHeard, most, starts));
        var found = runs.OfType<int>().Select(delay => (double)delay).ToList();
        return new(share, ratio, bound, Estimate.Mean(found).DividedBy(bound), Estimate.Ninetieth(found) / bound, found.Count(delay => delay > most), runs.Count(delay => delay is null));
    }

    private static void Verdict(string what, List<Cell> cells, double target, double? most)
    {
        var mean = Estimate.MeanOf([.. cells.Select(cell => cell.Delay)]);
        var worst = cells.MaxBy(cell => cell.Delay.Value)!.Delay;
        Console.WriteLine($"\nMean over the cells, {what}: {mean} (target {mean.AtMost(target)}). Largest cell: {worst}{(most is { } limit ? $" (target {worst.AtMost(limit)})" : "")}.\n");
    }

    private sealed record Cell(double Share, double Ratio, double Bound, Estimate Delay, double Ninetieth, int NotFound, int TooSoon);
}
