namespace FeedbackPipeline.Measuring.Statistics;

/// <summary>
/// How the evidence spreads its stake over the moments at which a group may have begun to be heard too little.
/// The default value is <see cref="Lifetime"/>.
/// </summary>
/// <param name="Every">Rate mode: one false alert at level α is allowed every so many counted people (M ≥ 1). 0: lifetime.</param>
/// <param name="First">Rate mode: stake on the very first person (h ≥ 0).</param>
public readonly record struct StartPlan(double Every, double First)
{
    private const int Kept = 32_768;
    private static readonly double[] Weights = [.. Enumerable.Range(0, Kept).Select(t => t == 0 ? 0 : LifetimeWeight(t))];
    private static readonly double[] Rests = [.. Enumerable.Range(0, Kept).Select(t => LifetimeRest(t))];

    /// <summary>P(any false alert, ever) ≤ α: start weights T(t) − T(t+1) with T(j) = 1/(1 + ln j), the rest stays unstaked.</summary>
    public static StartPlan Lifetime => default;

    /// <summary>P(false alert within n people) ≤ α (h + (n − 1)/M): finds late changes sooner, promises nothing for ever.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="every"/> is below 1 or <paramref name="first"/> is negative.</exception>
    public static StartPlan Rate(double every, double first = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(every, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        return new(every, first);
    }

    /// <summary>The stake that starts with the <paramref name="t"/>-th counted person, t ≥ 1.</summary>
    public double Weight(long t)
        => Every > 0 ? (t == 1 ? First : 1 / Every) : t < Kept ? Weights[t] : LifetimeWeight(t);

    /// <summary>The stake not started after <paramref name="t"/> counted people; 0 in rate mode.</summary>
    public double Rest(long t)
        => Every > 0 ? 0 : t < Kept ? Rests[t] : LifetimeRest(t);

    /// <summary>ln of <see cref="Weight"/>.</summary>
    public double LogWeight(long t) => Math.Log(Weight(t));

    /// <summary>ln of <see cref="Rest"/>; minus infinity in rate mode.</summary>
    public double LogRest(long t) => Math.Log(Rest(t));

    private static double LifetimeWeight(long t) => LogSum.Log1P(1.0 / t) / ((1 + Math.Log(t)) * (1 + Math.Log(t + 1.0)));

    private static double LifetimeRest(long t) => 1 / (1 + Math.Log(t + 1.0));
}
