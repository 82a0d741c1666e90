namespace FeedbackPipeline.Benchmarks.Costing;

/// <summary>
/// Request units of Cosmos DB for each thing the product does, as the gateway double of the tests charges them by the published guide (2026-11-28,
/// <c>SubmissionCostTests</c>, which keeps them from growing): a read of 1 KB 1, a write 5 to 7 and more with size, a query 2.5 and its rows. A real account has
/// not been asked. Each submission is reckoned as if it came alone; where twenty are worked together, they share what is written once for all. Pages are estimates.
/// </summary>
internal sealed record RequestUnits
{
    /// <summary>Intake of one submission: its receipt and its document.</summary>
    public double Accept { get; init; } = 13.5;

    /// <summary>Reading the words, writing tags, and looking whether the themes changed.</summary>
    public double Tag { get; init; } = 14.5;

    /// <summary>Its place in the feed, the counts of its themes and what watches remember.</summary>
    public double Count { get; init; } = 61.5;

    /// <summary>One page of the form or of a receipt.</summary>
    public double PublicPage { get; init; } = 3;

    /// <summary>One page for staff: a list or a table of figures.</summary>
    public double StaffPage { get; init; } = 40;

    /// <summary>One run of fn-sweep with nothing to do.</summary>
    public double Sweep { get; init; } = 42.5;

    /// <summary>One run of fn-measure with nothing to do, for one place.</summary>
    public double Measure { get; init; } = 61.3;

    /// <summary>One run of fn-retention with nothing to do.</summary>
    public double Retention { get; init; } = 3.5;
}
