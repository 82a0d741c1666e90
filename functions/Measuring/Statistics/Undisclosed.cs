namespace FeedbackPipeline.Measuring.Statistics;

/// <summary>What people who did not say could change.</summary>
public static class Undisclosed
{
    /// <summary>Above this part of unknown answers a gap alert is marked "may be non-disclosure", unless it is serious.</summary>
    public const double Notable = 0.2;

    /// <summary>The group's share if nobody, or everybody, who did not say belongs to it: s/(n + u) … (s + u)/(n + u); (0, 1) where nobody answered at all.</summary>
    public static (double Lower, double Upper) Bounds(double heard, double known, double unknown)
        => known + unknown == 0 ? (0, 1) : (heard / (known + unknown), (heard + unknown) / (known + unknown));

    /// <summary>True where the gap stands even if everyone who did not say belongs to the group.</summary>
    public static bool StandsWhateverTheySay(double heard, double known, double unknown, double share) => Bounds(heard, known, unknown).Upper < share;

    /// <summary>
    /// δ* = odds(U)/odds(π): the finding is only explained away if members of the group are less than δ* times as likely to answer the question. Null
    /// where U = 1 or the share is 0 or 1: then it is always explained away, or there is nothing to explain.
    /// </summary>
    /// <param name="upper">U, the upper limit of the share's interval.</param>
    public static double? TippingPoint(double upper, double share)
        => upper >= 1 || share <= 0 || share >= 1 ? null : upper / (1 - upper) / (share / (1 - share));

    /// <summary>True where more than a fifth of the people did not say.</summary>
    public static bool MayExplain(double known, double unknown) => unknown > Notable * (known + unknown);
}
