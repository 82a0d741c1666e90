namespace FeedbackPipeline.Measuring.Statistics;

/// <summary>
/// How the evidence spreads its stake over the moments at which a group may have begun to be heard too little, and over how much too little.
/// The default value is <see cref="Lifetime"/>.
/// </summary>
/// <param name="Every">Rate mode: one false alert at level α is allowed every so many counted people (M ≥ 1). 0: lifetime.</param>
/// <param name="First">Rate mode: stake on the very first person (h ≥ 0).</param>
/// <param name="IsPatient"><see cref="Patient"/> instead of <see cref="Lifetime"/>.</param>
public readonly record struct StartPlan(double Every, double First, bool IsPatient = false)
{
    private const int Kept = 32_768;
    private const double PatientFirst = 0.6;
    private const double PatientLogarithmic = 0.05;
    private const double PatientLater = 0.35;
    private const double PatientScale = 1_500;
    private static readonly double[] Weights = [.. Enumerable.Range(0, Kept).Select(t => t == 0 ? 0 : LifetimeWeight(t))];
    private static readonly double[] Rests = [.. Enumerable.Range(0, Kept).Select(t => LifetimeRest(t))];

    /// <summary>P(any false alert, ever) ≤ α: start weights T(t) − T(t+1) with T(j) = 1/(1 + ln j), the rest stays unstaked. Equal stakes on the five ratios.</summary>
    public static StartPlan Lifetime => default;

    /// <summary>
    /// The same promise for ever, with more kept for gaps that begin late: T(1) = 1 and T(j) = 0.05/(1 + ln j) + 0.35/(1 + (j − 1)/1500) for j ≥ 2, and stakes 0.16,
    /// 0.34, 0.26 and 0.24 on the ratios 0.05, 0.25, 0.5 and 0.7 and none on 0.9.
    /// </summary>
    /// <remarks>
    /// Why P(E ever ≥ c) ≤ 1/c still holds: T falls from 1 to 0, so the start weights T(t) − T(t+1) are ≥ 0 and with the rest T(t+1) add up to 1; the stakes on ratios add up to 1;
    /// each start and ratio multiplies its stake by a factor of conditional mean at most 1 where the group is heard at its share or more. E is thus a nonnegative
    /// supermartingale that begins at 1, whatever the weights, as long as they are fixed beforehand (Ville's inequality). That an alert also asks for a recent
    /// ratio below 0.8 (<see cref="Evidence.GateRatio"/>) can only take alerts away.
    /// The scale of 1,500 people is a choice, not a law: gaps that begin after some hundreds of people are found sooner than with <see cref="Lifetime"/> (simulated up to 20,000).
    /// </remarks>
    public static StartPlan Patient => new(0, 0, true);

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
        => Every > 0 ? (t == 1 ? First : 1 / Every) : IsPatient ? PatientWeight(t) : t < Kept ? Weights[t] : LifetimeWeight(t);

    /// <summary>The stake not started after <paramref name="t"/> counted people; 0 in rate mode.</summary>
    public double Rest(long t)
        => Every > 0 ? 0 : IsPatient ? PatientRest(t) : t < Kept ? Rests[t] : LifetimeRest(t);

    /// <summary>ln of <see cref="Weight"/>.</summary>
    public double LogWeight(long t) => Math.Log(Weight(t));

    /// <summary>ln of <see cref="Rest"/>; minus infinity in rate mode.</summary>
    public double LogRest(long t) => Math.Log(Rest(t));

    private static double LifetimeWeight(long t) => LogSum.Log1P(1.0 / t) / ((1 + Math.Log(t)) * (1 + Math.Log(t + 1.0)));

    private static double LifetimeRest(long t) => 1 / (1 + Math.Log(t + 1.0));

    private static double PatientWeight(long t)
        => (t == 1 ? PatientFirst : 0)
            + (PatientLogarithmic * (t < Kept ? Weights[t] : LifetimeWeight(t)))
            + (PatientLater * PatientScale / ((PatientScale + t - 1) * (PatientScale + t)));

    private static double PatientRest(long t)
        => (t == 0 ? PatientFirst : 0) + (PatientLogarithmic * (t < Kept ? Rests[t] : LifetimeRest(t))) + (PatientLater / (1 + (t / PatientScale)));
}
