using FeedbackPipeline.Measuring.Statistics;

namespace FeedbackPipeline.Tests.Measuring.Statistics;

/// <summary>A large group nobody hears for years gives more evidence than a number can hold.</summary>
public sealed class LargeEvidenceTests
{
    private const double Share = 0.4;
    private static readonly double[] Ratios = [0.05, 0.25, 0.5, 0.7, 0.9];

    [Fact]
    public void Evidence_beyond_any_number_is_kept_and_falls_again_as_the_definition_says()
    {
        var evidence = default(Evidence);
        var logs = Ratios.Select(_ => double.NegativeInfinity).ToArray();
        var largest = 0.0;
        for (var t = 1; t <= 14_000; t++)
        {
            double heard = t > 3_000 && t % 2 == 0 ? 1 : 0;
            evidence = evidence.Step(heard, Share);
            for (var k = 0; k < Ratios.Length; k++)
            {
                logs[k] = LogAdd(logs[k], StartPlan.Lifetime.LogWeight(t)) + Math.Log(heard == 1 ? Ratios[k] : (1 - (Ratios[k] * Share)) / (1 - Share));
            }

            var expected = LogAdd(logs.Aggregate(LogAdd) - Math.Log(5), StartPlan.Lifetime.LogRest(t));
            evidence.LogE().ShouldBe(expected, 1e-8);
            largest = Math.Max(largest, expected);
        }

        largest.ShouldBeGreaterThan(1_000);
        evidence.LogE().ShouldBeLessThan(0);
    }

    [Theory]
    [InlineData(1_100)]
    [InlineData(1_500)]
    [InlineData(2_500)]
    public void Beyond_any_number_too_the_state_kept_between_changes_no_bit(int cut)
    {
        var kept = Run(default, 0, cut);

        Run(new Evidence(kept.Counted, kept.R0, kept.R1, kept.R2, kept.R3, kept.R4), cut, 3_000).ShouldBe(Run(default, 0, 3_000));
    }

    [Fact]
    public void The_recent_ratio_of_a_silent_group_is_the_smallest_however_much_evidence_there_is()
        => Run(default, 0, 1_900).RecentRatio.ShouldBe(0.05, 1e-12);

    private static Evidence Run(Evidence state, int from, int to)
    {
        for (var t = from; t < to; t++)
        {
            state = state.Step(t > 2_000 && t % 2 == 0 ? 1 : 0, Share);
        }

        return state;
    }

    private static double LogAdd(double a, double b) => Math.Max(a, b) + Math.Log(1 + Math.Exp(Math.Min(a, b) - Math.Max(a, b)));
}
