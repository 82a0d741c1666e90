using FeedbackPipeline.Benchmarks.Representation.Simulations;

namespace FeedbackPipeline.Benchmarks.Representation;

/// <summary>How often an organisation where nothing is wrong gets any alarm.</summary>
internal static class FalseAlarmTable
{
    private const int Seed = 101;
    private const int NaivePeople = 5_000;
    private const int People = 20_000;
    private const double Target = 0.05;
    private static readonly int[] Looks = [500, 1_000, 5_000, 20_000];

    public static void Print(Settings settings)
    {
        Page.Section("Any false alarm by n responses", Seed, $"Nothing is wrong. 8 dimensions of 5 categories, {settings.Runs} runs. Share of runs with any alarm, ± standard error.");
        Page.Table(["dimension", "shares"], Population.Shares.Select((shares, index) => new[] { $"{index + 1}", string.Join(", ", shares.Select(Page.Percent)) }));
        Console.WriteLine();
        var naive = new NaiveRules(NaivePeople);
        var runs = settings.Each(run => FalseAlarms.Run(new(Seed, run), People, naive, NaivePeople));
        Page.Table(
            ["rule", .. Looks.Select(look => $"n = {look}"), "target at 5,000 and 20,000"],
            [
                Row("χ² of each dimension at 5 %, every 50", runs, alarms => alarms.ChiSquared, NaivePeople),
                Row("χ² of each dimension at 5 %/8, every 50", runs, alarms => alarms.ChiSquaredShared, NaivePeople),
                Row("exact binomial at 5 % for each group, every 50", runs, alarms => alarms.BinomialEach, NaivePeople),
                Row("exact binomial at 5 %/40, every response", runs, alarms => alarms.Binomial, NaivePeople),
                Row("R-score or four-fifths rule: least rate below 0.8 of the highest, every 50 from 100", runs, alarms => alarms.FourFifths, NaivePeople),
                Row("participation below 0.8 of the share, every 50 from 1,000", runs, alarms => alarms.Participation, NaivePeople),
                Row("plain mixture E, all staked at the first, no gate, every response", runs, alarms => alarms.Plain, People),
                Row("**recommended, every response**", runs, alarms => alarms.Recommended, People),
                Row("the patient plan of stakes, every response", runs, alarms => alarms.Patient, People),
            ]);
    }

    private static string[] Row(string rule, FalseAlarms[] runs, Func<FalseAlarms, int> first, int people)
    {
        var shares = Looks.Select(look => Estimate.Share([.. runs.Select(run => first(run) <= look)])).ToList();
        return
        [
            rule,
            .. Looks.Zip(shares, (look, share) => look <= people ? share.ToString() : "–"),
            people == People ? $"{shares[2].AtMost(Target)}; {shares[3].AtMost(Target)}" : "–",
        ];
    }
}
