using System.Diagnostics;
using FeedbackPipeline.Benchmarks.Representation.Simulations;
using FeedbackPipeline.Measuring.Folding;
using FeedbackPipeline.Measuring.Statistics;

namespace FeedbackPipeline.Benchmarks.Representation;

/// <summary>Group updates a second on one core: one response steps 40 groups.</summary>
internal static class UpdateRate
{
    private const int Seed = 107;
    private const int Responses = 20_000;
    private const int WarmUps = 5;
    private const int Repetitions = 25;
    private const double Target = 5_000_000;

    public static void Print()
    {
        var people = new int[Responses][];
        var draws = new Draws(Seed, 0);
        for (var response = 0; response < Responses; response++)
        {
            Population.Draw(draws, people[response] = new int[Population.Shares.Length]);
        }

        Page.Section("Group updates a second on one core", Seed, $"{Responses} responses, each stepping {Population.Groups} groups; {WarmUps} repetitions to warm up, then {Repetitions}. The best counts, since others use the machine too.");
        Page.Table(["what one update does", "best, million/s", "median, million/s", "target"],
        [
            Row("gap lens and decision", () => Evidence(people, serious: false), null),
            Row("**both lenses and both decisions**", () => Evidence(people, serious: true), Target),
            Row("the product's fold of a group (CountGroup): also counts, blocks and a new record", () => Fold(people), null),
        ]);
    }

    private static string[] Row(string what, Func<int> run, double? target)
    {
        var rates = new List<double>();
        var sink = 0;
        for (var repetition = 0; repetition < WarmUps + Repetitions; repetition++)
        {
            var watch = Stopwatch.StartNew();
            sink += run();
            rates.Add((double)Responses * Population.Groups / watch.Elapsed.TotalSeconds);
        }

        GC.KeepAlive(sink);
        var measured = rates.Skip(WarmUps).Order().ToList();
        var best = measured[^1];
        return
        [
            what,
            Page.Number(best / 1e6, "0.0"),
            Page.Number(measured[measured.Count / 2] / 1e6, "0.0"),
            target is { } limit ? $"≥ {Page.Number(limit / 1e6, "0.#")}: {(best >= limit ? "pass" : "MISS")}" : "–",
        ];
    }

    private static int Evidence(int[][] people, bool serious)
    {
        var gaps = new Evidence[Population.Groups];
        var seriously = new Evidence[Population.Groups];
        var opened = 0;
        foreach (var person in people)
        {
            for (var group = 0; group < gaps.Length; group++)
            {
                var (dimension, category) = Math.DivRem(group, Population.Categories);
                var share = Population.Shares[dimension][category];
                double heard = person[dimension] == category ? 1 : 0;
                gaps[group] = gaps[group].Step(heard, share);
                opened += Rule.Opens(gaps[group], Rule.LogThreshold) ? 1 : 0;
                if (serious)
                {
                    seriously[group] = seriously[group].Step(heard, ShareLens.Serious(share));
                    opened += seriously[group].MayReach(Rule.LogThreshold) && seriously[group].LogE() >= Rule.LogThreshold ? 1 : 0;
                }
            }
        }

        return opened;
    }

    private static int Fold(int[][] people)
    {
        var groups = Enumerable.Range(0, Population.Groups).Select(group => new GroupState($"{group}", Rule.LogThreshold, 0, 0, 0, 0, 0, default, default, null)).ToArray();
        var changes = 0;
        foreach (var person in people)
        {
            for (var group = 0; group < groups.Length; group++)
            {
                var (dimension, category) = Math.DivRem(group, Population.Categories);
                groups[group] = CountGroup.Apply(groups[group], Population.Shares[dimension][category], person[dimension] == category ? 1 : 0, 1, ClearingBlock.Size, _ => changes++);
            }
        }

        return changes;
    }
}
