using FeedbackPipeline.Benchmarks.Representation.Simulations;
using FeedbackPipeline.Measuring.Statistics;

namespace FeedbackPipeline.Benchmarks.Representation.Ideas;

/// <summary>Eight groups missing at once: does choosing them together find them sooner?</summary>
internal static class Several
{
    private const int Seed = 130;
    private const int Missing = 8;
    private const double Share = 0.1;

    public static void Print(Settings settings)
    {
        Page.Section("Eight groups missing at once", Seed, $"A group of 10 % in each of the eight dimensions at ratio 0.5, settled evidence; {settings.Runs} runs. Mean responses until the first and until the last of them is open. Step-down: an open alert leaves the others G − 1, G − 2, … groups to share α (if it is true, fewer true nulls are left; if it is false, the error is made already). e-BH bounds the expected part of false alerts, not the chance of any.");
        Page.Table(["rule", "promise", "first", "last"],
        [
            Row(settings, "Bonferroni: G/α for each", "any false alert ≤ 5 %", _ => Population.Groups),
            Row(settings, "step-down: (G − open)/α", "any false alert ≤ 5 %", open => Population.Groups - open),
            Row(settings, "e-BH: G/(kα) for the k largest", "part of false ones ≤ 5 %", null),
        ]);
    }

    private static string[] Row(Settings settings, string rule, string promise, Func<int, int>? groups)
    {
        var runs = settings.Each(run => Run(new(Seed, run), groups));
        return [rule, promise, Estimate.Mean([.. runs.Select(run => (double)run.First)]).ToString(), Estimate.Mean([.. runs.Select(run => (double)run.Last)]).ToString()];
    }

    private static (int First, int Last) Run(Draws draws, Func<int, int>? groups)
    {
        var evidence = new Evidence[Missing];
        var open = new bool[Missing];
        var first = 0;
        for (var counted = 1; ; counted++)
        {
            for (var group = 0; group < Missing; group++)
            {
                evidence[group] = evidence[group].Step(draws.Heard(0.5 * Share), Share);
            }

            Open(evidence, open, groups);
            var found = open.Count(isOpen => isOpen);
            first = first == 0 && found > 0 ? counted : first;
            if (found == Missing)
            {
                return (first, counted);
            }
        }
    }

    private static void Open(Evidence[] evidence, bool[] open, Func<int, int>? groups)
    {
        var found = open.Count(isOpen => isOpen);
        var largest = groups is null ? evidence.Select(one => one.LogE()).OrderDescending().ToList() : [];
        var chosen = Enumerable.Range(1, largest.Count).LastOrDefault(k => largest[k - 1] >= Math.Log(Population.Groups / (k * Rule.Alpha)));
        var needed = groups is { } left ? Math.Log(left(found) / Rule.Alpha) : chosen == 0 ? double.PositiveInfinity : largest[chosen - 1];
        for (var group = 0; group < Missing; group++)
        {
            open[group] |= evidence[group].MayReach(needed) && AlertThreshold.Opens(evidence[group].LogE(), evidence[group].RecentRatio, needed);
        }
    }
}
