namespace FeedbackPipeline.Measuring.Statistics;

/// <summary>
/// How long nothing must have come before it is no longer usual. Only days with or without anything count, so that a pile of forms on one day is one arrival. With
/// k of d earlier days heard and a Beta(½, ½) prior, the chance that the next g days are all silent is Π (½ + d − k + i)/(1 + d + i), i = 0 … g − 1: the predictive
/// wait of a geometric arrival whose rate is itself only known from those days. A wait is looked at as a whole: looking daily does not raise the chance.
/// </summary>
public static class SilenceWait
{
    /// <summary>Days heard after the first before anything can be called usual.</summary>
    public const int LeastHeard = 5;

    /// <summary>Days watched after the first before anything can be called usual.</summary>
    public const int LeastWatched = 28;

    private const int Longest = 3_650;

    /// <param name="watched">d: days after the first heard, up to the last heard.</param>
    /// <param name="heard">k: those on which something came.</param>
    /// <param name="longest">The longest earlier wait, in silent days: a wait no longer than that is no news.</param>
    /// <param name="level">The chance allowed for one wait, in (0, 1).</param>
    /// <param name="least">Never fewer silent days than this.</param>
    /// <returns>Silent days at which an alert opens; null where too little is known, or it would take ten years.</returns>
    public static int? Days(int watched, int heard, int longest, double level, int least)
    {
        if (heard < LeastHeard || watched < LeastWatched)
        {
            return null;
        }

        var chance = 1.0;
        for (var day = 1; day <= Longest; day++)
        {
            chance *= (0.5 + watched - heard + day - 1) / (1 + watched + day - 1);
            if (chance <= level)
            {
                return Math.Max(least, Math.Max(day, longest + 1));
            }
        }

        return null;
    }

    /// <summary>
    /// The chance one wait may take so that false alerts over all watched series stay within <paramref name="perYear"/> a year: each series has its equal part,
    /// and as many waits a year as days heard.
    /// </summary>
    public static double Level(double perYear, int series, int watched, int heard)
        => Math.Min(0.05, perYear / series / Math.Max(1, 365.0 * heard / Math.Max(1, watched)));
}
