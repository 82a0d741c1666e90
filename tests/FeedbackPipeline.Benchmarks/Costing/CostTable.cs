using System.Globalization;

namespace FeedbackPipeline.Benchmarks.Costing;

/// <summary>The table of <c>docs/guides/operations.md</c>; a test compares the two.</summary>
internal static class CostTable
{
    private static readonly double[] sizes = [50, 500, 100_000];

    private static readonly (string Name, Plan Plan)[] plans = [("cheapest", Plan.Cheapest), ("usual", Plan.Usual), ("closed network, always ready", Plan.Closed)];

    public static IEnumerable<string> Lines()
        => from size in sizes
           from plan in plans
           let work = new Workload(size)
           let cost = MonthlyCost.Of(work, new(), new(), plan.Plan)
           select string.Create(
               CultureInfo.InvariantCulture,
               $"| {size:#,0} | {plan.Name} | {work.Executions:#,0} | {work.Seconds * plan.Plan.Gigabytes:#,0} | {work.RequestUnitsOf(new()) / 1e6:0.0} | {cost.Compute:0.00} | {cost.Store:0.00} | {cost.Queues:0.00} | {cost.Logs:0.00} | {cost.Watching:0.00} | {cost.Network:0.00} | **{cost.Total:0}** |");

    public static int Print()
    {
        Console.WriteLine("| Submissions | Plan | Executions | GB-s | RU, million | Compute | Store | Queues | Logs | Watching | Network | **Together** |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|---|");
        foreach (var line in Lines())
        {
            Console.WriteLine(line);
        }

        return 0;
    }
}
