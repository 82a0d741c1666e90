using FeedbackPipeline.Benchmarks.Costing;

namespace FeedbackPipeline.Tests.Deploying;

/// <summary>The table of costs is worked out, not written.</summary>
public sealed class CostTests
{
    [Fact]
    public async Task The_guide_shows_the_table_as_it_is_worked_out_now()
    {
        var guide = await File.ReadAllLinesAsync(Path.Combine(Shell.Repository, "docs", "guides", "operations.md"), TestContext.Current.CancellationToken);

        CostTable.Lines().Except(guide).ShouldBeEmpty();
    }

    [Fact]
    public void Within_the_free_grant_compute_costs_nothing_and_beyond_it_each_second_does()
    {
        var prices = new Prices { FreeGigabyteSeconds = 1_000, FreeExecutions = 1e9, GigabyteSecond = 0.5 };
        var quiet = new Workload(0) { SecondsPerSweep = 0, SecondsPerMeasure = 0, SecondsPerRequest = 1 };

        Compute(quiet, prices).ShouldBe(0);
        Compute(quiet with { Submissions = 100 }, prices).ShouldBe(((100 * 20) + 1_020 + 105 - 1_000) * 0.5, tolerance: 1e-9);
    }

    [Fact]
    public void A_network_of_our_own_and_waiting_instances_cost_the_same_whether_or_not_anybody_writes()
    {
        Closed(0).Network.ShouldBe(Closed(100_000).Network);
        Closed(0).Network.ShouldBeGreaterThan(30);
        Closed(0).Compute.ShouldBeGreaterThan(20);
    }

    private static double Compute(Workload work, Prices prices) => MonthlyCost.Of(work, new(), prices, Plan.Usual with { Gigabytes = 1 }).Compute;

    private static MonthlyCost Closed(double submissions) => MonthlyCost.Of(new(submissions), new(), new(), Plan.Closed);
}
