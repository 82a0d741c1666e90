using CsCheck;
using FeedbackPipeline.Measuring.Statistics;

namespace FeedbackPipeline.Tests.Measuring.Statistics;

public sealed class PatientEvidenceTests
{
    private static readonly Gen<double> Share = Gen.Double[0.001, 0.95];
    private static readonly Gen<double[]> Stream = Gen.OneOf(Gen.Const(0.0), Gen.Const(1.0), Gen.Double[0, 1]).Array[1, 200];

    [Fact]
    public void The_stakes_of_all_starts_and_the_rest_add_up_to_one_and_none_is_negative()
    {
        StartPlan.Patient.Rest(0).ShouldBe(1, 1e-12);
        var staked = 0.0;
        for (var t = 1; t <= 60_000; t++)
        {
            StartPlan.Patient.Weight(t).ShouldBeGreaterThan(0);
            staked += StartPlan.Patient.Weight(t);
            (staked + StartPlan.Patient.Rest(t)).ShouldBe(1, 1e-10);
        }
    }

    [Fact]
    public void One_more_person_of_the_group_anywhere_never_adds_evidence_whatever_the_plan()
        => Gen.Select(Share, Stream, Gen.Int[0, 199]).Sample((share, stream, at) =>
        {
            var more = stream.ToArray();
            more[at % more.Length] = 1;
            return Plans.All(starts => Run(more, share, starts).LogE(starts) <= Run(stream, share, starts).LogE(starts) + 1e-9);
        });

    [Fact]
    public void Evidence_is_the_sum_over_starts_and_ratios_of_the_definition()
        => Gen.Select(Share, Stream).Sample((share, stream) =>
        {
            double[] ratios = [0.05, 0.25, 0.5, 0.7];
            double[] stakes = [0.16, 0.34, 0.26, 0.24];
            var sum = StartPlan.Patient.Rest(stream.Length);
            for (var start = 1; start <= stream.Length; start++)
            {
                sum += StartPlan.Patient.Weight(start) * ratios.Zip(stakes, (ratio, stake) => stake * stream.Skip(start - 1).Aggregate(1.0, (product, y) => product * ((y * ratio) + ((1 - y) * (1 - (ratio * share)) / (1 - share))))).Sum();
            }

            return Math.Abs(Run(stream, share, StartPlan.Patient).LogE(StartPlan.Patient) - Math.Log(sum)) < 1e-8;
        });

    [Fact]
    public void A_gap_that_begins_late_gives_more_evidence_than_with_the_settled_plan_and_silence_tells_almost_as_soon()
    {
        var late = Enumerable.Range(0, 3_000).Select(at => at < 2_800 && at % 10 == 0 ? 1.0 : 0).ToArray();

        Run(late, 0.1, StartPlan.Patient).LogE(StartPlan.Patient).ShouldBeGreaterThan(Run(late, 0.1, StartPlan.Lifetime).LogE() + 1.5);
        Silence.Length(0.1, Math.Log(800), starts: StartPlan.Patient)!.Value.ShouldBeInRange(80, 90);
    }

    [Fact]
    public void A_group_heard_nine_tenths_as_often_opens_nothing_however_much_evidence_there_is()
    {
        // Of 20,000 people 4,500 instead of 5,000, evenly spread.
        var nearly = Enumerable.Range(0, 20_000).Select(at => (at * 9) % 40 < 9 ? 1.0 : 0).ToArray();

        foreach (var starts in Plans)
        {
            var evidence = Run(nearly, 0.25, starts);
            AlertThreshold.Opens(Math.Max(Math.Log(800), evidence.LogE(starts)), evidence.GateRatio(starts), Math.Log(800)).ShouldBeFalse();
        }
    }

    private static IReadOnlyList<StartPlan> Plans { get; } = [StartPlan.Lifetime, StartPlan.Patient];

    private static Evidence Run(double[] stream, double share, StartPlan starts) => stream.Aggregate(default(Evidence), (evidence, heard) => evidence.Step(heard, share, starts));
}
