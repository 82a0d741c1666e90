using FeedbackPipeline.Demonstrating.Inventing;
using FeedbackPipeline.Measuring.Statistics;

namespace FeedbackPipeline.Tests.Demonstrating;

/// <summary>What the demo tells is what its people do: measured over twenty years of other chance, without words.</summary>
public sealed class StoryTests
{
    private const int Seeds = 20;
    private const double Share = 90.0 / 600;
    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly List<FoldedYear> Years = [.. Enumerable.Range(1, Seeds).Select(seed => new FoldedYear(seed, Today))];

    [Fact]
    public void The_group_that_fades_away_is_found_in_every_year()
        => Years.ShouldAllBe(year => year.Opened.Any(alert => alert.Category == InventRegister.Fading && alert.Day >= year.Year.StartOfMonth(DemoYear.Fading)));

    [Fact]
    public void Everyone_else_is_heard_as_before_and_no_more_alerts_say_otherwise_than_chance_may()
        // At most 5 in 100 epochs; twelve months touch two of them.
        => Years.Count(year => year.Opened.Any(alert => alert.Category != InventRegister.Fading)).ShouldBeLessThanOrEqualTo((int)(Seeds * 2 * FoldedYear.Alpha));

    [Fact]
    public void It_is_found_about_as_late_as_a_late_change_must_be()
    {
        var found = Years.SelectMany(year => year.Opened.Where(alert => alert.Scope == "stream:organisation")).ToList();
        var bound = found[0].Threshold / ForwardLook.Divergence(InventYear.Left * Share, Share);

        found.Count.ShouldBeGreaterThanOrEqualTo(Seeds * 3 / 4);
        (found.Average(alert => alert.CountedSince) / bound).ShouldBeInRange(1.5, 2.4);
    }

    [Fact]
    public void The_first_seed_tells_its_story_whenever_the_demo_is_made()
    {
        foreach (var today in new[] { new DateOnly(2026, 1, 10), new DateOnly(2026, 3, 15), new DateOnly(2026, 7, 1), new DateOnly(2028, 2, 29) })
        {
            new FoldedYear(1, today).Opened.ShouldContain(alert => alert.Category == InventRegister.Fading, today.ToString("O"));
        }
    }

    [Fact]
    public void The_same_seed_is_the_same_year()
        => new FoldedYear(1, Today).Opened.ShouldBe(Years[0].Opened);
}
