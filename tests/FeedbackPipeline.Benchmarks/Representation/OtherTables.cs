using FeedbackPipeline.Benchmarks.Representation.Simulations;

namespace FeedbackPipeline.Benchmarks.Representation;

/// <summary>Small differences and clearing.</summary>
internal static class OtherTables
{
    private const int NearlySeed = 104;
    private const int ClearingSeed = 106;
    private const int People = 20_000;
    private static readonly double[] Shares = [0.02, 0.05, 0.10, 0.25];

    public static void PrintNearlyHeard(Settings settings)
    {
        const double Ratio = 0.9;
        Page.Section("A difference too small to matter", NearlySeed, $"A group heard {Ratio} times as often as its share: alert by {People} responses, with the gate; {settings.Runs} runs a cell.");
        Page.Table(["share π", "alerted", "target", "patient plan"], Shares.Select((share, index) =>
        {
            var patient = Estimate.Share(settings.Each(run => Delay.Run(new(NearlySeed + (1_000 * index), run), share, Ratio, 0, People, Measuring.Statistics.StartPlan.Patient) <= People));
            var alerted = Estimate.Share(settings.Each(run => Delay.Run(new(NearlySeed + (1_000 * index), run), share, Ratio, 0, People) <= People));
            return new[] { Page.Percent(share), alerted.ToString(), alerted.AtMost(0.07), patient.ToString() };
        }));
    }

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
