namespace FeedbackPipeline.Benchmarks.Costing;

/// <summary>How much happens in a month. What the product does by itself is read from its function.json files; what people do is an assumption and named so.</summary>
/// <param name="Submissions">Submissions in a month.</param>
internal sealed record Workload(double Submissions)
{
    public const double Days = 30.4;

    /// <summary>Assumed: pages and posts from the first page to the thank-you, with style and script once.</summary>
    public double RequestsPerSubmission { get; init; } = 20;

    /// <summary>Assumed: people open a site without sending anything, and staff look at it.</summary>
    public double StaffRequests => 1_000 + (Submissions * 0.2);

    /// <summary>Every five minutes.</summary>
    public double Sweeps => Days * 24 * 12;

    /// <summary>Every hour.</summary>
    public double Measures => Days * 24;

    /// <summary>Every night.</summary>
    public double Retentions => Days;

    /// <summary>Assumed: one message in twenty leads to another, about a concern or an alert.</summary>
    public double Messages => Submissions * 1.05;

    /// <summary>Assumed: seconds one call holds an instance alone; people at the same time share one, so a busy month costs less than this.</summary>
    public double SecondsPerRequest { get; init; } = 0.1;

    /// <summary>Assumed: a message is worked within a second, and a second is the least that is charged when an instance wakes.</summary>
    public double SecondsPerMessage { get; init; } = 1;

    public double SecondsPerSweep { get; init; } = 1;
    public double SecondsPerMeasure { get; init; } = 10;

    /// <summary>Kept for a year, words and counts together.</summary>
    public double StoredGigabytes => Submissions * 12 * 10e3 / 1e9;

    /// <summary>Assumed: two kilobytes of telemetry for each execution.</summary>
    public double LogGigabytes => Executions * 2e3 / 1e9;

    public double Requests => (Submissions * RequestsPerSubmission) + StaffRequests;

    public double Executions => Requests + Messages + Sweeps + Measures + Retentions;

    public double Seconds => (Requests * SecondsPerRequest) + (Messages * SecondsPerMessage) + (Sweeps * SecondsPerSweep) + ((Measures + Retentions) * SecondsPerMeasure);

    /// <summary>Sent, received and deleted; the scale controller and the host look at six queues every ten seconds besides.</summary>
    public double QueueOperations => (Messages * 3) + (Days * 24 * 3_600 / 10 * 6);

    public double RequestUnitsOf(RequestUnits units)
        => (Submissions * (units.Accept + units.Tag + units.Count + (RequestsPerSubmission * units.PublicPage)))
            + (StaffRequests * units.StaffPage) + (Sweeps * units.Sweep) + (Measures * units.Measure) + (Retentions * units.Retention);
}
