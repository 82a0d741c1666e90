namespace FeedbackPipeline.Measuring.Statistics;

/// <summary>
/// Which part of a register has been heard this epoch: a count without inference. It is worded as a count; words about evidence come from <see cref="Evidence"/> alone.
/// </summary>
public static class Coverage
{
    private const double Spread = 2.5;

    /// <summary>heard/N; null where the register holds nobody.</summary>
    public static double? Of(long heard, long onRegister) => onRegister > 0 ? (double)heard / onRegister : null;

    /// <summary>People to be heard by now: N × <paramref name="target"/> × <paramref name="gone"/>.</summary>
    /// <param name="gone">The part of the epoch that is over, in [0, 1].</param>
    /// <param name="target">How often everyone should be heard in an epoch; 1: once.</param>
    public static double Pace(long onRegister, double gone, double target = 1) => onRegister * gone * target;

    /// <summary>Behind pace: c_g &lt; 0.8 c_place, at least three people short (N_g c_place − heard_g ≥ 3), and a quarter of the epoch gone.</summary>
    public static bool IsBehind(long heardOfGroup, long groupOnRegister, long heard, long onRegister, double gone)
        => gone >= 0.25
            && Of(heardOfGroup, groupOnRegister) is { } group
            && Of(heard, onRegister) is { } place
            && group < ShareLens.Material * place
            && (groupOnRegister * place) - heardOfGroup >= 3;

    /// <summary>
    /// More people short than a random choice of <paramref name="heard"/> from the register usually leaves: 2.5 standard deviations of the
    /// hypergeometric count. It keeps lists short; looked at again and again it is no test, and is never worded as one.
    /// </summary>
    public static bool StandsOut(long heardOfGroup, long groupOnRegister, long heard, long onRegister)
    {
        if (Of(heard, onRegister) is not { } place || onRegister < 2)
        {
            return false;
        }

        var variance = groupOnRegister * place * (1 - place) * (onRegister - groupOnRegister) / (onRegister - 1);
        return (groupOnRegister * place) - heardOfGroup > Spread * Math.Sqrt(variance);
    }

    /// <summary>A group behind pace has caught up: c_g ≥ 0.9 c_place.</summary>
    public static bool HasCaughtUp(long heardOfGroup, long groupOnRegister, long heard, long onRegister)
        => Of(heardOfGroup, groupOnRegister) is not { } group || Of(heard, onRegister) is not { } place || group >= 0.9 * place;
}
