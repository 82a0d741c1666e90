namespace FeedbackPipeline.Benchmarks.Costing;

/// <summary>
/// Published list prices, pay as you go, in US dollars without tax, for a region such as UK South or cheaper. Not read from a price list here: put the figures of
/// Azure's pricing calculator in before anybody decides by them.
/// </summary>
internal sealed record Prices
{
    public double MillionExecutions { get; init; } = 0.40;
    public double GigabyteSecond { get; init; } = 0.000026;

    /// <summary>Each month, for each subscription; not where instances are always ready.</summary>
    public double FreeExecutions { get; init; } = 250_000;

    public double FreeGigabyteSeconds { get; init; } = 100_000;
    public double AlwaysReadyGigabyteSecond { get; init; } = 0.000004;
    public double MillionRequestUnits { get; init; } = 0.28;
    public double StoreGigabyteMonth { get; init; } = 0.25;
    public double BackupGigabyteMonth { get; init; } = 0.20;
    public double TenThousandQueueOperations { get; init; } = 0.004;
    public double BlobGigabyteMonth { get; init; } = 0.02;
    public double LogGigabyte { get; init; } = 2.80;
    public double FreeLogGigabytes { get; init; } = 5;

    /// <summary>One rule that asks the logs every quarter of an hour.</summary>
    public double LogAlert { get; init; } = 0.50;

    public double AvailabilityTest { get; init; } = 0.0006;
    public double PrivateEndpointHour { get; init; } = 0.01;
    public double DnsZone { get; init; } = 0.50;
}
