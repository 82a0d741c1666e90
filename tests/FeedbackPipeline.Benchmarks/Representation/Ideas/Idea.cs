namespace FeedbackPipeline.Benchmarks.Representation.Ideas;

/// <summary>One way to spread the stake. All but the last two fields are fixed beforehand, so E stays a supermartingale from 1 on.</summary>
/// <param name="Ratios">ρ_k, each with its stake and its weight in the gate; the stakes add up to 1.</param>
/// <param name="Left">T(j), not rising, T(1) = 1: the stake not started before the j-th person.</param>
/// <param name="Pace">When a stake begins.</param>
internal sealed record Idea(string Name, (double Ratio, double Stake, double Gate)[] Ratios, Func<double, double> Left, Pace Pace = Pace.EachPerson)
{
    public static (double Ratio, double Stake, double Gate)[] Equal { get; } = [(0.05, 0.2, 1), (0.25, 0.2, 1), (0.5, 0.2, 1), (0.7, 0.2, 1), (0.9, 0.2, 1)];

    public static double Logarithmic(double j) => 1 / (1 + Math.Log(j));

    /// <summary>A part at once, a part by <see cref="Logarithmic"/> and the rest with a tail of 1/(1 + (j − 1)/scale).</summary>
    public static Func<double, double> Parts(double atOnce, double logarithmic, double scale)
        => j => (j <= 1 ? atOnce : 0) + (logarithmic * Logarithmic(j)) + ((1 - atOnce - logarithmic) / (1 + ((j - 1) / scale)));

    /// <summary>None staked on 0.9, which only weighs in the gate.</summary>
    public static (double Ratio, double Stake, double Gate)[] Decoupled(double nearly, double silent = 0.16, double quarter = 0.34, double half = 0.26)
        => [(0.05, silent, 1), (0.25, quarter, 1), (0.5, half, 1), (0.7, 1 - silent - quarter - half, 1), (0.9, 0, nearly)];

    public static (double Ratio, double Stake, double Gate)[] Grid(int steps)
        => [.. Enumerable.Range(0, steps).Select(step => (0.05 + (0.85 * step / (steps - 1)), 1.0 / steps, 1.0))];
}

/// <summary>When a stake begins. Each depends on the past only, so it keeps the promise.</summary>
internal enum Pace
{
    EachPerson,

    /// <summary>Only after someone of the group was heard: all that is due until then at once.</summary>
    AfterMember,

    /// <summary>From what is left, more while the group has lately been heard too little (a CUSUM at ratio 0.5).</summary>
    WhenSuspicious,

    /// <summary>All at once, on the ratio heard so far (a running estimate) instead of a mixture.</summary>
    RunningEstimate,
}
