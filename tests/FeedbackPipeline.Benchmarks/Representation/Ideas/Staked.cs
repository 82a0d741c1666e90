namespace FeedbackPipeline.Benchmarks.Representation.Ideas;

/// <summary>The evidence about one group under an <see cref="Idea"/>.</summary>
/// <param name="weights">T(j) for j = 1, 2, …, read off once.</param>
internal sealed class Staked(Idea idea, double[] weights, double share)
{
    private const double MostSuspicion = 20;
    private readonly double[] evidence = new double[idea.Ratios.Length];
    private readonly double[] otherwise = [.. idea.Ratios.Select(ratio => (1 - (ratio.Ratio * share)) / (1 - share))];
    private readonly double typical = 1 + Math.Log(MostSuspicion);
    private double left = 1;
    private double suspicion = 1;
    private double members;
    private int counted;
    private bool due = true;

    /// <summary>Counts one person; true where an alert opens.</summary>
    public bool Opens(bool heard, double threshold)
    {
        counted++;
        if (idea.Pace == Pace.RunningEstimate)
        {
            var estimate = Math.Clamp((members + 1) / (((counted - 1) * share) + 2), 0.05, 0.9);
            left *= heard ? estimate : (1 - (estimate * share)) / (1 - share);
            members += heard ? 1 : 0;
            return left >= threshold && members / (counted * share) < 0.8;
        }

        var start = Start();
        left -= start;
        var staked = 0.0;
        for (var ratio = 0; ratio < evidence.Length; ratio++)
        {
            evidence[ratio] = (evidence[ratio] + start) * (heard ? idea.Ratios[ratio].Ratio : otherwise[ratio]);
            staked += idea.Ratios[ratio].Stake * evidence[ratio];
        }

        due = heard;
        suspicion = Math.Max(1, suspicion * (heard ? 0.5 : (1 - (0.5 * share)) / (1 - share)));
        return staked + left >= threshold && Gate() < 0.8;
    }

    private double Start() => idea.Pace switch
    {
        Pace.AfterMember => due ? left - Left(counted + 1) : 0,
        Pace.WhenSuspicious => left * Math.Min(1, (1 - (Left(counted + 1) / Left(counted))) * (counted == 1 ? 1 : Math.Min(suspicion, MostSuspicion) / typical)),
        _ => left - Left(counted + 1),
    };

    private double Left(int j) => j < weights.Length ? weights[j] : idea.Left(j);

    private double Gate()
    {
        var (sum, all) = (0.0, 0.0);
        for (var ratio = 0; ratio < evidence.Length; ratio++)
        {
            sum += idea.Ratios[ratio].Gate * idea.Ratios[ratio].Ratio * evidence[ratio];
            all += idea.Ratios[ratio].Gate * evidence[ratio];
        }

        return all > 0 ? sum / all : 1;
    }
}
