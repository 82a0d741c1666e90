namespace FeedbackPipeline.Benchmarks.Costing;

/// <summary>What a month costs, line by line, in US dollars without tax.</summary>
internal sealed record MonthlyCost(double Compute, double Store, double Queues, double Logs, double Watching, double Network)
{
    private const double ReadyLocations = 3;
    private const double ReadyTestsADay = 96;
    private const double Endpoints = 5;

    public double Total => Compute + Store + Queues + Logs + Watching + Network;

    public static MonthlyCost Of(Workload work, RequestUnits units, Prices prices, Plan plan) => new(
        ComputeOf(work, prices, plan),
        (work.RequestUnitsOf(units) / 1e6 * prices.MillionRequestUnits) + (work.StoredGigabytes * (prices.StoreGigabyteMonth + (plan.LongBackup ? prices.BackupGigabyteMonth : 0))),
        (work.QueueOperations / 1e4 * prices.TenThousandQueueOperations) + prices.BlobGigabyteMonth,
        Above(work.LogGigabytes, prices.FreeLogGigabytes) * prices.LogGigabyte,
        prices.LogAlert + (plan.HealthTest ? ReadyLocations * ReadyTestsADay * Workload.Days * prices.AvailabilityTest : 0),
        plan.PrivateNetwork ? Endpoints * ((Workload.Days * 24 * prices.PrivateEndpointHour) + prices.DnsZone) : 0);

    private static double ComputeOf(Workload work, Prices prices, Plan plan)
        => (Above(work.Executions, prices.FreeExecutions) / 1e6 * prices.MillionExecutions)
            + (Above(work.Seconds * plan.Gigabytes, prices.FreeGigabyteSeconds) * prices.GigabyteSecond)
            + (plan.AlwaysReady * plan.Gigabytes * Workload.Days * 24 * 3_600 * prices.AlwaysReadyGigabyteSecond);

    private static double Above(double used, double free) => Math.Max(0, used - free);
}

/// <summary>What was chosen at deployment.</summary>
/// <param name="Gigabytes">Memory of an instance.</param>
/// <param name="AlwaysReady">Instances that wait at all times.</param>
/// <param name="LongBackup">Thirty days instead of seven.</param>
internal sealed record Plan(double Gigabytes, double AlwaysReady, bool LongBackup, bool HealthTest, bool PrivateNetwork)
{
    public static Plan Cheapest { get; } = new(0.5, 0, LongBackup: false, HealthTest: false, PrivateNetwork: false);

    public static Plan Usual { get; } = new(2, 0, LongBackup: true, HealthTest: true, PrivateNetwork: false);

    public static Plan Closed { get; } = new(2, 1, LongBackup: true, HealthTest: true, PrivateNetwork: true);
}
