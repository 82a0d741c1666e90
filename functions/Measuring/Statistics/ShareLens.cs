namespace FeedbackPipeline.Measuring.Statistics;

/// <summary>The share a group is tested against: the same evidence, seen through three lenses.</summary>
public static class ShareLens
{
    /// <summary>Below this ratio a gap matters: the gate of the alert and the null hypothesis of the serious lens.</summary>
    public const double Material = 0.8;

    /// <summary>Lens "serious", 0.8 π: evidence that the group is heard less than eight tenths as often as expected.</summary>
    public static double Serious(double share) => Material * share;

    /// <summary>
    /// Lens "disclosure floor", πδ/(πδ + 1 − π): the share to expect where members of the group answer the about-you question only
    /// <paramref name="disclosure"/> (0 &lt; δ ≤ 1) times as often as others. δ = 1 gives <paramref name="share"/> back.
    /// </summary>
    public static double DisclosureFloor(double share, double disclosure)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(disclosure);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(disclosure, 1);
        return share * disclosure / ((share * disclosure) + 1 - share);
    }
}
