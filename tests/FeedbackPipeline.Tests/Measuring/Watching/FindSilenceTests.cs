using FeedbackPipeline.Measuring.Watching;
using FeedbackPipeline.Tests.Measuring.Projecting;

namespace FeedbackPipeline.Tests.Measuring.Watching;

/// <summary>When nothing coming is no longer usual.</summary>
public sealed class FindSilenceTests
{
    private static readonly DateOnly Start = new(2026, 1, 5);
    private static readonly WatchingOptions Options = new();

    [Fact]
    public void A_weekly_service_is_silent_after_the_predicted_wait_and_not_a_day_before()
    {
        var days = Enumerable.Range(0, 12).Select(week => Start.AddDays(7 * week)).ToList();
        var wait = FindSilence.Of(days, null, days[^1], 10, Options).Wait.ShouldNotBeNull();

        wait.ShouldBeInRange(30, 120);
        FindSilence.Of(days, null, days[^1].AddDays(wait), 10, Options).Silent.ShouldBeFalse();
        FindSilence.Of(days, null, days[^1].AddDays(wait + 1), 10, Options).Silent.ShouldBeTrue();
    }

    [Fact]
    public void A_wait_no_longer_than_an_earlier_one_is_no_news()
    {
        DateOnly[] days = [.. Enumerable.Range(0, 60).Select(Start.AddDays), .. Enumerable.Range(160, 60).Select(Start.AddDays)];

        FindSilence.Of(days, null, days[^1].AddDays(101), 1, Options).Silent.ShouldBeFalse();
        FindSilence.Of(days, null, days[^1].AddDays(102), 1, Options).Silent.ShouldBeTrue();
    }

    [Fact]
    public void Too_little_past_says_nothing_and_days_before_the_start_do_not_count()
    {
        FindSilence.Of([Start, Start.AddDays(40), Start.AddDays(80)], null, Start.AddYears(1), 1, Options).Silent.ShouldBeFalse();
        FindSilence.Of(Enumerable.Range(0, 100).Select(Start.AddDays), Start.AddDays(99), Start.AddYears(1), 1, Options).Silent.ShouldBeFalse();
    }

    [Fact]
    public void A_place_never_heard_is_silent_only_once_enough_came_from_elsewhere()
    {
        var (silent, needed) = FindSilence.Never(100, 1_000, 5_000, 20, 0.05);
        (silent, needed.ShouldNotBeNull()).ShouldBe((true, needed!.Value));

        needed.Value.ShouldBeInRange(60, 120);
        FindSilence.Never(100, 1_000, needed.Value - 1, 20, 0.05).Silent.ShouldBeFalse();
        FindSilence.Never(100, 0, 5_000, 20, 0.05).Silent.ShouldBeFalse();
    }

    /// <summary>20 services, looked at daily for a year after one of learning: at most 0.5 false alerts a year are promised.</summary>
    [Theory]
    [InlineData(0.02, false)]
    [InlineData(0.03, false)]
    [InlineData(0.05, false)]
    [InlineData(0.1, false)]
    [InlineData(0.4, false)]
    [InlineData(0.4, true)]
    public void Nothing_wrong_raises_no_more_false_silences_than_promised(double chance, bool weekdaysOnly)
    {
        const int Services = 20;
        const int Organisations = 40;
        var random = new People(20261);
        var alerts = 0;
        for (var service = 0; service < Services * Organisations; service++)
        {
            alerts += FalseAlerts(random, chance, weekdaysOnly, Services);
        }

        ((double)alerts / Organisations).ShouldBeLessThanOrEqualTo(Options.FalseSilencesPerYear);
    }

    /// <summary>Looks only where a wait ends: silence is monotone within a wait, so that is the same as looking daily.</summary>
    private static int FalseAlerts(People random, double chance, bool weekdaysOnly, int services)
    {
        var days = new List<DateOnly>();
        var alerts = 0;
        for (var day = Start; day < Start.AddYears(2); day = day.AddDays(1))
        {
            if ((weekdaysOnly && day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) || random.Next() >= chance)
            {
                continue;
            }

            if (day > Start.AddYears(1) && days.Count > 0 && day.DayNumber - days[^1].DayNumber > Options.SilentDays
                && FindSilence.Of(days.Where(known => known >= day.AddYears(-1)), null, day, services, Options).Silent)
            {
                alerts++;
            }

            days.Add(day);
        }

        return alerts;
    }
}
