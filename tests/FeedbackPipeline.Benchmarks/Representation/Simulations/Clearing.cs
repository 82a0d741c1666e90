using FeedbackPipeline.Measuring.Statistics;

namespace FeedbackPipeline.Benchmarks.Representation.Simulations;

/// <summary>What becomes of an alert about a group heard half as often as it should be.</summary>
/// <param name="Responses">People counted from the alert until it cleared; 0: it did not.</param>
/// <param name="AlertedAgain">A second alert after it cleared, though the group is now heard in full.</param>
internal readonly record struct Clearing(int Responses, bool AlertedAgain)
{
    private const double Missing = 0.5;

    /// <param name="ratio">How often the group is heard, against its share, from the alert on.</param>
    /// <param name="most">Wait no longer for it to clear.</param>
    /// <param name="after">People counted after it cleared, with the group heard in full.</param>
    public static Clearing Run(Draws draws, double share, double ratio, int most, int after)
    {
        var gap = default(Evidence);
        while (!Rule.Opens(gap, Rule.LogThreshold))
        {
            gap = gap.Step(draws.Heard(Missing * share), share);
        }

        var block = default(ClearingBlock);
        for (var counted = 1; counted <= most; counted++)
        {
            var heard = draws.Heard(ratio * share);
            gap = gap.Step(heard, share);
            block = block.Add(share, heard);
            var outcome = block.Judge(ClearingBlock.Size);
            if (outcome == BlockOutcome.Cleared)
            {
                return new(counted, AlertsWithin(draws, gap.Cleared(), share, after));
            }

            block = outcome == BlockOutcome.Filling ? block : default;
        }

        return default;
    }

    private static bool AlertsWithin(Draws draws, Evidence gap, double share, int people)
    {
        for (var counted = 0; counted < people; counted++)
        {
            gap = gap.Step(draws.Heard(share), share);
            if (Rule.Opens(gap, Rule.LogThreshold))
            {
                return true;
            }
        }

        return false;
    }
}
