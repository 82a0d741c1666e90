using FeedbackPipeline.Benchmarks.Representation.Simulations;

namespace FeedbackPipeline.Benchmarks.Representation.Ideas;

/// <summary>Unequal parts of the 5 % for large and small groups. Parts that add up to 1 keep the promise (union bound).</summary>
internal static class Weights
{
    private const int Seed = 120;

    public static void Print(Settings settings)
    {
        Page.Section("Parts of the 5 % by size of group", Seed, $"Settled evidence, gap from the start at ratio 0.5; {settings.Runs} runs a cell. Parts: equal (1/40 each), or growing for small groups like π^−½ or π^−1, over the 40 groups of the population. Mean responses to the alert.");
        var powers = (double[])[0, -0.5, -1];
        Page.Table(["share π", .. powers.Select(power => power == 0 ? "equal" : $"π^{Page.Number(power, "0.0")}")], ((double[])[0.02, 0.05, 0.10, 0.25]).Select((share, index) => (string[])
        [
            Page.Percent(share),
            .. powers.Select(power => Estimate.Mean(settings.Each(run => (double)Responses(new(Seed + index, run), share, LogThreshold(share, power)))).ToString()),
        ]));
    }

    private static double LogThreshold(double share, double power)
        => Math.Log(Population.Shares.SelectMany(shares => shares).Sum(other => Math.Pow(other, power)) / (Rule.Alpha * Math.Pow(share, power)));

    private static int Responses(Draws draws, double share, double logThreshold)
    {
        var gap = default(Measuring.Statistics.Evidence);
        for (var counted = 1; ; counted++)
        {
            gap = gap.Step(draws.Heard(0.5 * share), share);
            if (Rule.Opens(gap, logThreshold))
            {
                return counted;
            }
        }
    }
}
