namespace FeedbackPipeline.Benchmarks.Costing;

/// <summary>
/// Request units of Cosmos DB for each thing the product does. TABLE TO FILL: every figure is an estimate from the published guide (point read of 1 KB 1, write of
/// 1 KB with few indexed paths 5 to 10, query in one partition 3, across the account 5 and more) until a run against a real account replaces it.
/// </summary>
internal sealed record RequestUnits
{
    /// <summary>Intake of one submission: the feedback, its idempotency mark and what is waiting to be queued, in one batch, after a look whether it came before.</summary>
    public double Accept { get; init; } = 40;

    /// <summary>Reading the words, and writing tags with their counts.</summary>
    public double Tag { get; init; } = 60;

    /// <summary>Counting one submission: change feed, observations, counters and checkpoint.</summary>
    public double Count { get; init; } = 120;

    /// <summary>One page of the form or of a receipt.</summary>
    public double PublicPage { get; init; } = 3;

    /// <summary>One page for staff: a list or a table of figures.</summary>
    public double StaffPage { get; init; } = 40;

    /// <summary>One run of fn-sweep with nothing to do.</summary>
    public double Sweep { get; init; } = 15;

    /// <summary>One run of fn-measure: watching, rules and digests over some tens of places.</summary>
    public double Measure { get; init; } = 300;

    /// <summary>One run of fn-retention.</summary>
    public double Retention { get; init; } = 100;
}
