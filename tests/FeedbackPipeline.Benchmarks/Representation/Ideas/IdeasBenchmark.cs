using System.Diagnostics;
using System.Globalization;
using FeedbackPipeline.Benchmarks.Representation.Simulations;

namespace FeedbackPipeline.Benchmarks.Representation.Ideas;

/// <summary>Other ways to spread the stake, each with the same promise for ever: <c>representation-ideas [--runs N] [--quick] [--parallel]</c>.</summary>
internal static class IdeasBenchmark
{
    private const int Seed = 110;
    private const int MostBounds = 40;
    private const int Kept = 200_000;
    private const int People = 20_000;

    private static readonly Idea[] Ideas =
    [
        new("settled: five equal stakes, T(j) = 1/(1 + ln j)", Idea.Equal, Idea.Logarithmic),
        new("limit: all at once, only the three true ratios", [(0.25, 1 / 3.0, 1), (0.5, 1 / 3.0, 1), (0.7, 1 / 3.0, 1), (0.9, 0, 1)], j => j <= 1 ? 1 : 0),
        new("all at once, five equal stakes", Idea.Equal, j => j <= 1 ? 1 : 0),
        new("twelve ratios from 0.05 to 0.9", Idea.Grid(12), Idea.Logarithmic),
        new("a running estimate of the ratio, all at once", Idea.Equal, j => j <= 1 ? 1 : 0, Pace.RunningEstimate),
        new("no stake on 0.9, which only gates", Idea.Decoupled(1), Idea.Logarithmic),
        new("the same, 0.9 weighs 30 times in the gate", Idea.Decoupled(30), Idea.Logarithmic),
        new("heavier tail: T(j) = 1/(1 + (ln j)/2)", Idea.Equal, j => 1 / (1 + (Math.Log(j) / 2))),
        new("settled, stakes only after a member", Idea.Equal, Idea.Logarithmic, Pace.AfterMember),
        new("settled, more stake when suspicious", Idea.Equal, Idea.Logarithmic, Pace.WhenSuspicious),
        new("patient stakes, more when suspicious", Idea.Decoupled(30), Idea.Parts(0.6, 0.05, 1_500), Pace.WhenSuspicious),
        new("settled stakes, patient starts", Idea.Equal, Idea.Parts(0.6, 0.05, 1_500)),
        new("**patient**", Idea.Decoupled(30), Idea.Parts(0.6, 0.05, 1_500)),
        new("patient, gate weighs 0.9 once", Idea.Decoupled(1), Idea.Parts(0.6, 0.05, 1_500)),
        new("patient, more kept: 0.55 + 0.45 at 1,500", Idea.Decoupled(12), Idea.Parts(0.55, 0, 1_500)),
        new("patient, most kept: 0.4 + 0.6 at 4,000", Idea.Decoupled(4), Idea.Parts(0.4, 0, 4_000)),
    ];

    public static void Run(string[] args)
    {
        var settings = Settings.Of(args);
        var watch = Stopwatch.StartNew();
        Page.Section("Ways to spread the stake", Seed, $"{settings.Runs} runs a cell, the 12 cells of the main benchmark; mean delay / bound (largest cell). Ratio 0.9: largest share of the four group sizes alerted by {People} responses. ± standard error.");
        Page.Table(["idea", "from the start", "after 100", "after 1,000", "after 5,000", "after 20,000", "ratio 0.9", "any false alarm by 20,000"], Ideas.Select(idea => Row(settings, idea)));
        Weights.Print(settings);
        Several.Print(settings);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\nTook {watch.Elapsed.TotalSeconds:0} s."));
    }

    private static string[] Row(Settings settings, Idea idea)
    {
        double[] left = [1, .. Enumerable.Range(1, Kept).Select(j => idea.Left(j))];
        // A plan that has nothing left cannot find what begins later.
        var late = idea.Left(2) > 0;
        var alarms = settings with { Runs = Math.Max(100, settings.Runs / 4) };
        return
        [
            idea.Name,
            Delay(settings, idea, left, 0),
            .. ((int[])[100, 1_000, 5_000, 20_000]).Select(wellHeard => late ? Delay(wellHeard > 5_000 ? alarms : settings, idea, left, wellHeard) : "–"),
            Nearly(settings, idea, left).ToString(),
            Estimate.Share(alarms.Each(run => FalseAlarm(new(Seed + 9, run), idea, left))).ToString(),
        ];
    }

    private static string Delay(Settings settings, Idea idea, double[] left, int wellHeard)
    {
        var cells = Simulations.Delay.Cells.Select((cell, index) =>
        {
            var bound = Rule.Bound(cell.Share, cell.Ratio);
            var runs = settings.Each(run => Delay(new(Seed + wellHeard + (100_000 * (index + 1)), run), new(idea, left, cell.Share), cell.Share, cell.Ratio, wellHeard, (int)(MostBounds * bound)));
            return Estimate.Mean([.. runs.OfType<int>().Select(delay => (double)delay)]).DividedBy(bound);
        }).ToList();
        return string.Create(CultureInfo.InvariantCulture, $"{Estimate.MeanOf(cells).Value:0.000} ± {Estimate.MeanOf(cells).Error:0.000} ({cells.Max(cell => cell.Value):0.00})");
    }

    private static Estimate Nearly(Settings settings, Idea idea, double[] left)
        => ((double[])[0.02, 0.05, 0.10, 0.25])
            .Select((share, index) => Estimate.Share(settings.Each(run => Delay(new(Seed + 1 + index, run), new(idea, left, share), share, 0.9, 0, People) <= People)))
            .MaxBy(share => share.Value);

    private static int? Delay(Draws draws, Staked group, double share, double ratio, int wellHeard, int most)
    {
        for (var counted = 1; counted <= wellHeard + most; counted++)
        {
            if (group.Opens(draws.Heard(counted <= wellHeard ? share : ratio * share) == 1, Math.Exp(Rule.LogThreshold)))
            {
                return counted <= wellHeard ? null : counted - wellHeard;
            }
        }

        return most + 1;
    }

    private static bool FalseAlarm(Draws draws, Idea idea, double[] left)
    {
        var groups = Population.Shares.Select(shares => shares.Select(share => new Staked(idea, left, share)).ToArray()).ToArray();
        Span<int> person = stackalloc int[groups.Length];
        for (var counted = 1; counted <= People; counted++)
        {
            Population.Draw(draws, person);
            for (var dimension = 0; dimension < groups.Length; dimension++)
            {
                for (var group = 0; group < groups[dimension].Length; group++)
                {
                    if (groups[dimension][group].Opens(person[dimension] == group, Math.Exp(Rule.LogThreshold)))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }
}
