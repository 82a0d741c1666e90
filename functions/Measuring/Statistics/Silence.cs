namespace FeedbackPipeline.Measuring.Statistics;

/// <summary>How many people must answer before complete silence of a group can be told from chance.</summary>
public static class Silence
{
    private const long Most = 1_000_000;

    /// <summary>
    /// The smallest n at which an alert opens if none of n people is of the group; before, it is too early to tell anything. Null where even a million
    /// would not do, or the share is outside (0, 1).
    /// </summary>
    /// <param name="most">Look no further than this many people: null where more are needed.</param>
    public static int? Length(double share, double logThreshold, long most = Most, StartPlan starts = default)
    {
        if (share is not (> 0 and < 1))
        {
            return null;
        }

        var evidence = default(Evidence);
        for (var n = 1; n <= most; n++)
        {
            evidence = evidence.Step(0, share, starts);
            if (evidence.MayReach(logThreshold) && AlertThreshold.Opens(evidence.LogE(starts), evidence.GateRatio(starts), logThreshold))
            {
                return n;
            }
        }

        return null;
    }

    /// <summary>The same for a register of N people, N_g of them in the group; null where the others run out first.</summary>
    public static int? Length(long groupOnRegister, long onRegister, double logThreshold, StartPlan starts = default)
    {
        var evidence = default(Evidence);
        for (var n = 1; n <= onRegister - groupOnRegister; n++)
        {
            evidence = evidence.Step(0, Urn.Share(groupOnRegister, onRegister, 0, n - 1), starts);
            if (evidence.MayReach(logThreshold) && AlertThreshold.Opens(evidence.LogE(starts), evidence.GateRatio(starts), logThreshold))
            {
                return n;
            }
        }

        return null;
    }
}
