using System.Collections.Immutable;
using FeedbackPipeline.Measuring.Covering;
using FeedbackPipeline.Measuring.Registering;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Tests.Infrastructure;
using FeedbackPipeline.Tests.Measuring.Projecting;
using FeedbackPipeline.Tests.Measuring.Registering;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tests.Measuring.Covering;

/// <summary>Who was heard is a count, and new cards never say of whom.</summary>
public sealed class CoverageTests
{
    private static readonly ImmutableDictionary<string, BehindGroup> Nobody = ImmutableDictionary<string, BehindGroup>.Empty;

    [Theory]
    [InlineData(0.24, 0, 10, false)] // too early in the year
    [InlineData(0.25, 0, 10, true)]
    [InlineData(0.5, 1, 10, true)] // 4 short of 5
    [InlineData(0.5, 2, 10, false)] // 3 short, as the luck of the draw leaves one group in twenty
    [InlineData(0.5, 0, 4, false)] // so few that it would speak of each
    public void A_group_falls_behind_by_the_rule(double gone, long heard, long people, bool behind)
        => (DecidePace.Of(Place(2026, gone, new(people, heard)), Nobody, (_, _) => false).Changes.Count == 1).ShouldBe(behind);

    [Theory]
    [InlineData("2026-11-24", "2026-12-13", 0)] // 19 days after a register made late in the year
    [InlineData("2026-11-24", "2026-12-24", 0.789)]
    [InlineData("2026-07-01", "2026-08-01", 0.168)]
    [InlineData("2026-07-01", "2026-10-01", 0.5)]
    [InlineData("2025-11-24", "2026-01-20", 0)] // the new year is young
    [InlineData("2025-11-24", "2026-04-02", 0.249)]
    public void The_quarter_is_one_of_the_time_the_register_was_there(string made, string now, double gone)
        => AvailableTime.Gone(At("2026-01-01"), At("2027-01-01"), At(made), At(now)).ShouldBe(gone, 0.005);

    [Fact]
    public void A_register_is_in_force_when_half_of_its_people_are_on_it()
    {
        AvailableTime.Since([new("elm", At("2026-09-01"), 30), new("elm", At("2026-01-01"), 1), new("oak", At("2026-10-01"), 29)]).ShouldBe(At("2026-09-01"));
        AvailableTime.Since([]).ShouldBeNull();
    }

    [Fact]
    public void Nobody_is_behind_before_there_was_time_or_ten_people_were_heard()
    {
        var place = Place(2026, 0.95, new(10, 0));

        DecidePace.Of(place with { AvailableGone = 0.2 }, Nobody, (_, _) => false).Changes.ShouldBeEmpty();
        DecidePace.Of(place with { All = new(25, 9) }, Nobody, (_, _) => false).Changes.ShouldBeEmpty();
        DecidePace.Of(place with { All = new(25, 10) }, Nobody, (_, _) => false).Changes.Count.ShouldBe(1);
    }

    [Fact]
    public void A_few_people_short_by_the_luck_of_the_draw_are_no_alert()
    {
        DecidePace.Of(Place(2026, 0.5, new(30, 6)) with { All = new(100, 30) }, Nobody, (_, _) => false).Changes.ShouldBeEmpty();
        DecidePace.Of(Place(2026, 0.5, new(30, 3)) with { All = new(100, 30) }, Nobody, (_, _) => false).Changes.Count.ShouldBe(1);
    }

    [Fact]
    public void Of_many_groups_behind_the_worst_is_told_first_and_two_are_told_together()
    {
        PlaceCoverage Groups(params (string Category, long Heard)[] groups)
            => new("elm", 2026, 0.5, new(100, 50), 0, [new("gender", [.. groups.Select(group => new GroupCoverage(group.Category, new(20, group.Heard)))], default)], []);

        var (behind, three) = DecidePace.Of(Groups(("man", 3), ("woman", 1), ("other", 2)), Nobody, (_, _) => false);
        three.Select(change => change.Category).ShouldBe(["woman"]);
        DecidePace.Of(Groups(("man", 3), ("woman", 1), ("other", 2)), behind, (_, _) => false).Changes.ShouldBeEmpty();
        DecidePace.Of(Groups(("man", 3), ("woman", 9), ("other", 2)), behind, (_, _) => false).Changes.Select(change => (change.Category, change.Change))
            .ShouldBe([("woman", PaceChange.CaughtUp), ("man", PaceChange.FellBehind), ("other", PaceChange.FellBehind)]);
        DecidePace.Of(Groups(("man", 3), ("woman", 1), ("other", 10)), Nobody, (_, _) => false).Changes.Count.ShouldBe(2);
    }

    [Fact]
    public void It_catches_up_at_nine_tenths_and_never_by_a_new_year_alone()
    {
        var (behind, _) = DecidePace.Of(Place(2026, 0.5, new(10, 0)), Nobody, (_, _) => false);

        DecidePace.Of(Place(2026, 0.5, new(10, 4)), behind, (_, _) => false).Changes.ShouldBeEmpty();
        DecidePace.Of(Place(2026, 0.5, new(10, 5)), behind, (_, _) => false).Changes.Single().Change.ShouldBe(PaceChange.CaughtUp);
        DecidePace.Of(Place(2027, 0.1, new(10, 5)), behind, (_, _) => false).Changes.ShouldBeEmpty();
        DecidePace.Of(Place(2026, 0.5, new(10, 0)), behind, (_, _) => true).Changes.Single().ShouldBe(new(PaceChange.EvidenceChanged, "gender", "man", new(10, 0), true));
    }

    [Theory]
    [InlineData(4, 56, ReprintBatch.Everyone)]
    [InlineData(56, 4, ReprintBatch.Everyone)]
    [InlineData(5, 5, ReprintBatch.NotHeard)]
    public void Few_people_all_get_a_new_code(long heard, long notHeard, ReprintBatch batch)
        => DecideReprint.Of(heard, notHeard, null, DateTimeOffset.UnixEpoch).ShouldBe(batch);

    [Theory]
    [InlineData(27, 20, ReprintBatch.Everyone)]
    [InlineData(28, 14, ReprintBatch.Everyone)]
    [InlineData(28, 15, ReprintBatch.NotHeard)]
    public void Two_batches_never_show_who_was_heard_in_between(int days, long heard, ReprintBatch batch)
        => DecideReprint.Of(heard, 30, new(DateTimeOffset.UnixEpoch, 10, false), DateTimeOffset.UnixEpoch.AddDays(days)).ShouldBe(batch);

    [Fact]
    public async Task New_cards_look_alike_for_everyone_and_end_only_the_old_ones_of_those_not_heard()
    {
        await using var world = new RegisterWorld();
        await world.RegisterAsync(RegisterWorld.People(1, 60));
        await world.CountAsync([.. Enumerable.Range(1, 10).Select(number => $"K{number}")]);

        var part = await world.RegisterAsync(RegisterWorld.People(1, 5), "--reprint");
        var all = await world.RegisterAsync(RegisterWorld.People(1, 60), "--reprint");
        using var client = world.App.Anyone();

        (part.Code, all.Code).ShouldBe((ExitCode.BadInput, ExitCode.Done), all.Errors);
        part.Errors.ShouldContain("must name exactly the people on the register");
        world.LastCards.Split("<section class=\"sheet\">").Length.ShouldBe(61);
        world.LastCards.Split("<svg").Length.ShouldBe(51);
        (await client.PageAsync($"/i/{world.Codes["K1"]}")).Body!.TextContent.ShouldContain("You have a card from us.");
        (await client.PageAsync($"/i/{world.Codes["K60"]}")).Body!.TextContent.ShouldContain("We do not know this card.");
    }

    [Fact]
    public async Task The_page_counts_exactly_for_the_core_team_and_hides_small_numbers_from_others()
    {
        await using var world = new RegisterWorld();
        await world.RegisterAsync(RegisterWorld.People(1, 12));
        await world.CountAsync("K1", "K2", "K5");
        using var reviewer = await world.App.WithRolesAsync([Roles.Reviewer]);
        using var manager = await world.App.WithRolesAsync([Roles.Manager]);

        (await reviewer.PageAsync("/review/coverage")).Body!.TextContent.ShouldContain("12 people have a card. We heard from 3 of them in 2026. 9 are not heard yet.");
        var hidden = (await manager.PageAsync("/review/coverage")).Body!.TextContent;
        hidden.ShouldContain("the numbers are too small");
        hidden.ShouldNotContain("We heard from 3");
    }

    [Fact]
    public async Task Both_ways_of_counting_are_shown_side_by_side()
    {
        await using var world = new RegisterWorld();
        await world.RegisterAsync(RegisterWorld.People(1, 60));
        await world.CountAsync("K1", "K2");
        await world.World.CountAsync("anonymous", ["age_band=75+"]);
        using var reviewer = await world.App.WithRolesAsync([Roles.Reviewer]);

        var answer = await world.ApiAsync(Roles.Reviewer);
        answer.GetProperty("register")[0].GetProperty("known").GetInt32().ShouldBe(2);
        answer.GetProperty("dimensions")[0].GetProperty("known").GetInt32().ShouldBe(1);
        var page = await reviewer.PageAsync("/review/missing");
        page.QuerySelectorAll("h2").Select(heading => heading.TextContent).ShouldContain("People with an invitation");
        page.QuerySelectorAll("[id]").Select(element => element.Id).ShouldBeUnique();
    }

    [Fact]
    public async Task Falling_behind_is_told_exactly_once()
    {
        await using var world = new RegisterWorld();
        await world.RegisterAsync(RegisterWorld.People(1, 60));
        world.App.Time.Advance(TimeSpan.FromDays(40));
        await world.CountAsync([.. Enumerable.Range(1, 30).Where(number => number % 5 != 0).Select(number => $"K{number}")]);
        await world.App.DrainAsync();
        (await world.App.ToldAsync()).ShouldNotContain(told => told.Scope.StartsWith("pace:", StringComparison.Ordinal), "the register is 40 days old");

        world.App.Time.Advance(TimeSpan.FromDays(40));
        await world.App.DrainAsync();
        await world.App.DrainAsync();

        (await world.App.ToldAsync()).Where(told => told.Body.Contains("fell-behind", StringComparison.Ordinal)).Select(told => told.Scope).ShouldBe(["pace:organisation"]);
        world.World.Told.ToString().ShouldContain("Behind the pace of the place: 75 or over");
    }

    private static DateTimeOffset At(string day) => DateTimeOffset.Parse(day + "T00:00:00Z", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>100 people of whom half were heard, and a group of them.</summary>
    private static PlaceCoverage Place(int epoch, double gone, Covered men)
        => new("elm", epoch, gone, new(100, 50), 0, [new("gender", [new("man", men)], default)], []);
}
