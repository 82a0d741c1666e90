using FeedbackPipeline.Measuring.Statistics;

namespace FeedbackPipeline.Benchmarks.Representation.Simulations;

/// <summary>How long one group goes missing before the alert.</summary>
internal static class Delay
{
    /// <summary>The cells of the tables: a group's share and how often it is heard against it.</summary>
    public static IReadOnlyList<(double Share, double Ratio)> Cells { get; } =
        [.. from share in (double[])[0.02, 0.05, 0.10, 0.25] from ratio in (double[])[0.25, 0.5, 0.7] select (share, ratio)];

    /// <summary>
    /// People counted from the moment the group began to be missing, after <paramref name="wellHeard"/> people, up to the alert. Null where it came before that
    /// moment; <paramref name="most"/> + 1 where it did not come within <paramref name="most"/> people.
    /// </summary>
    public static int? Run(Draws draws, double share, double ratio, int wellHeard, int most, StartPlan starts = default)
    {
        var gap = default(Evidence);
        for (var counted = 1; counted <= wellHeard + most; counted++)
        {
            gap = gap.Step(draws.Heard(counted <= wellHeard ? share : ratio * share), share, starts);
            if (Rule.Opens(gap, Rule.LogThreshold, starts))
            {
                return counted <= wellHeard ? null : counted - wellHeard;
            }
        }

        return most + 1;
    }
}
