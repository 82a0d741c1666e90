namespace FeedbackPipeline.Measuring.Statistics;

/// <summary>How many people of a group were not heard, in people, for n people with a known answer.</summary>
public static class MissingVoices
{
    /// <summary>s/(nπ), the participation-to-prevalence ratio; null where nobody is expected.</summary>
    public static double? Ratio(double heard, double expected) => expected > 0 ? heard / expected : null;

    /// <summary>max(0, nπ − s).</summary>
    public static double Count(double heard, double expected) => Math.Max(0, expected - heard);

    /// <summary>n(π − U) … n(π − L), both at least 0, for the interval [L, U] of the share.</summary>
    public static (double Lower, double Upper) Range(double counted, double share, AnytimeInterval interval)
        => (Math.Max(0, counted * (share - interval.Upper)), Math.Max(0, counted * (share - interval.Lower)));
}
