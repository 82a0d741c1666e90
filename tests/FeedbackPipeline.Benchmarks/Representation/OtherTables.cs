using FeedbackPipeline.Benchmarks.Representation.Simulations;

namespace FeedbackPipeline.Benchmarks.Representation;

/// <summary>Small differences, registers and clearing.</summary>
internal static class OtherTables
{
    private const int NearlySeed = 104;
    private const int RegisterSeed = 105;
    private const int ClearingSeed = 106;
    private const int People = 20_000;
    private static readonly double[] Shares = [0.02, 0.05, 0.10, 0.25];

    public static void PrintNearlyHeard(Settings settings)
    {
        const double Ratio = 0.9;
        Page.Section("A difference too small to matter", NearlySeed, $"A group heard {Ratio} times as often as its share: alert by {People} responses, with the gate; {settings.Runs} runs a cell.");
        Page.Table(["share π", "alerted", "target"], Shares.Select((share, index) =>
        {
            var alerted = Estimate.Share(settings.Each(run => Delay.Run(new(NearlySeed + (1_000 * index), run), share, Ratio, 0, People) <= People));
            return new[] { Page.Percent(share), alerted.ToString(), alerted.AtMost(0.07) };
        }));
    }

    public static void PrintRegister(Settings settings)
    {
        Page.Section("Registers", RegisterSeed, $"Everyone answers once, until the last has. A group of 10 % is half as ready to answer: found by the time half of all have answered, three quarters, and all; {settings.Runs} runs. False alarm: all 8 dimensions, groups of 10 people or more, nothing wrong.");
        Page.Table(["register", "urn, by half", "urn, by three quarters", "**urn, by the end**", "fixed share, by the end", "any false alarm, urn", "target"], ((int[])[600, 300]).Select(people =>
        {
            var found = settings.Each(run => Register.Run(new(RegisterSeed + people, run), people, people / 10, 0.5));
            var end = Within(found, people);
            var alarms = Estimate.Share(settings.Each(run => Register.FalseAlarm(new(RegisterSeed + people + 1, run), people)));
            return new[]
            {
                $"{people}",
                Within(found, people / 2).ToString(),
                Within(found, people * 3 / 4).ToString(),
                end.ToString(),
                Estimate.Share([.. found.Select(one => one.Fixed <= people)]).ToString(),
                alarms.ToString(),
                (people == 600 ? $"by the end {end.AtLeast(0.78)}; " : "") + $"false alarm {alarms.AtMost(0.05)}",
            };
        }));
    }

    private static Estimate Within((int Urn, int Fixed)[] found, int answers) => Estimate.Share([.. found.Select(one => one.Urn <= answers)]);

    public static void PrintClearing(Settings settings)
    {
        const int Further = 2_000;
        const int Waiting = 1_000_000;
        const int After = 5_000;
        Page.Section("Clearing by blocks of 30 expected people", ClearingSeed, $"After an alert about a group heard half as often: wrongly cleared within {Further} further responses of the same gap; or, heard in full from the alert on, responses until it clears, and alerted again within {After} more. {settings.Runs} runs a cell; no target.");
        Page.Table(["share π", "wrongly cleared", "mean responses to clear", "90th percentile", "alerted again"], Shares.Select((share, index) =>
        {
            var seed = ClearingSeed + (1_000 * index);
            var wrong = Estimate.Share(settings.Each(run => Clearing.Run(new(seed, run), share, 0.5, Further, 0).Responses > 0));
            var recovered = settings.Each(run => Clearing.Run(new(seed + 1, run), share, 1, Waiting, After));
            var responses = recovered.Select(one => (double)one.Responses).ToList();
            return new[]
            {
                Page.Percent(share),
                wrong.ToString(),
                Estimate.Mean(responses).ToString(),
                Page.Number(Estimate.Ninetieth(responses), "0"),
                Estimate.Share([.. recovered.Select(one => one.AlertedAgain)]).ToString(),
            };
        }));
    }
}
