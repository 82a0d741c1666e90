using FeedbackPipeline.Benchmarks.Representation.Simulations;
using FeedbackPipeline.Measuring.Statistics;

namespace FeedbackPipeline.Tests.Measuring.Simulations;

/// <summary>The short form of the representation benchmark, with fixed seeds.</summary>
public sealed class RepresentationSimulationTests
{
    private const int Runs = 500;

    [Fact]
    public void Where_nothing_is_wrong_few_organisations_get_an_alert_though_usual_rules_alarm_most_of_them()
    {
        const int People = 400;
        var naive = new NaiveRules(People);

        var runs = Each(run => FalseAlarms.Run(new(1, run), People, naive, People));

        // 5 % of 500, and two standard errors.
        runs.Count(run => run.Recommended != FalseAlarms.None).ShouldBeLessThanOrEqualTo(35);
        runs.Count(run => run.Patient != FalseAlarms.None).ShouldBeLessThanOrEqualTo(35);
        runs.Count(run => run.ChiSquared != FalseAlarms.None).ShouldBeGreaterThan(350);
        runs.Count(run => run.ChiSquaredShared != FalseAlarms.None).ShouldBeGreaterThan(80);
        runs.Count(run => run.Binomial != FalseAlarms.None).ShouldBeGreaterThan(90);
        runs.Count(run => run.BinomialEach != FalseAlarms.None).ShouldBeGreaterThan(480);
        runs.Count(run => run.FourFifths != FalseAlarms.None).ShouldBe(Runs);
    }

    [Fact]
    public void A_group_heard_half_as_often_is_found_almost_as_soon_as_can_be()
        => (Each(run => Delay.Run(new(2, run), 0.1, 0.5, 0, 16_000)!.Value).Average() / Rule.Bound(0.1, 0.5)).ShouldBeInRange(1, 1.3);

    [Fact]
    public void A_group_that_goes_missing_late_is_found_in_about_twice_that_time()
        => (Each(run => Delay.Run(new(3, run), 0.25, 0.5, 1_000, 16_000)).OfType<int>().Average() / Rule.Bound(0.25, 0.5)).ShouldBeInRange(1.5, 2.4);

    [Fact]
    public void The_patient_plan_finds_late_gaps_sooner_and_gaps_from_the_start_as_soon()
    {
        var settled = Each(run => Delay.Run(new(3, run), 0.25, 0.5, 1_000, 16_000)).OfType<int>().Average();
        var patient = Each(run => Delay.Run(new(3, run), 0.25, 0.5, 1_000, 16_000, StartPlan.Patient)).OfType<int>().Average();

        (patient / settled).ShouldBeInRange(0.8, 0.95);
        (Each(run => Delay.Run(new(2, run), 0.1, 0.5, 0, 16_000, StartPlan.Patient)!.Value).Average() / Rule.Bound(0.1, 0.5)).ShouldBeInRange(1, 1.3);
    }

    [Fact]
    public void In_a_register_comparing_with_those_not_yet_heard_finds_what_a_fixed_share_cannot()
    {
        var runs = Each(run => Register.Run(new(4, run), 600, 60, 0.5));

        // By the time nine tenths have answered 0.81, when all have 0.91.
        runs.Count(run => run.Urn <= 540).ShouldBeInRange(375, 435);
        runs.Count(run => run.Urn != FalseAlarms.None).ShouldBeGreaterThan(435);
        runs.Count(run => run.Fixed != FalseAlarms.None).ShouldBeLessThan(60);
    }

    [Fact]
    public void Where_each_person_of_a_register_answers_or_not_by_their_own_chance_half_the_chance_is_found_once_many_answer()
    {
        Each(run => Register.FoundAmongThoseWhoAnswer(new(8, run), 600, 60, 0.2, 0.5)).Count(found => found).ShouldBeLessThan(75);
        Each(run => Register.FoundAmongThoseWhoAnswer(new(9, run), 600, 60, 0.8, 0.5)).Count(found => found).ShouldBeGreaterThan(475);
    }

    [Fact]
    public void Where_all_of_a_register_answer_alike_few_get_an_alert()
        => Enumerable.Range(0, 150).Count(run => Register.FalseAlarm(new(5, run), 300)).ShouldBeLessThanOrEqualTo(12);

    [Fact]
    public void An_alert_stays_while_the_gap_stays_and_clears_once_it_is_closed()
    {
        Each(run => Clearing.Run(new(6, run), 0.25, 0.5, 500, 0)).Count(run => run.Responses > 0).ShouldBeLessThanOrEqualTo(10);

        var recovered = Each(run => Clearing.Run(new(7, run), 0.25, 1, 10_000, 500));

        recovered.ShouldAllBe(run => run.Responses > 0 && !run.AlertedAgain);
        recovered.Average(run => run.Responses).ShouldBeLessThan(250);
    }

    private static List<T> Each<T>(Func<int, T> run) => [.. Enumerable.Range(0, Runs).Select(run)];
}
