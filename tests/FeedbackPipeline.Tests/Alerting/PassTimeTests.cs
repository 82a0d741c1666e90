using FeedbackPipeline.Alerting.Lifecycle;
using FeedbackPipeline.Alerting.Lifecycle.Escalating;
using FeedbackPipeline.Alerting.Notifying;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Securing.Staffing;
using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Tests.Alerting;

/// <summary>What time alone does to an alert, and whom it is told.</summary>
public sealed class PassTimeTests
{
    private static readonly OrganisationCalendar Calendar = new(Options.Create(new OrganisationOptions()));
    private static readonly DateTimeOffset Opened = new(2026, 3, 27, 10, 0, 0, TimeSpan.Zero);
    private static readonly Alert New = Alert.Fold([new AlertFact.Opened(Opened, AlertFact.Pipeline, "al_1", SignallingTests.Sign())]);
    private static readonly Place Root = new("organisation", null, PlaceKind.Organisation, "All");
    private static readonly Place Elm = new("elm", "organisation", PlaceKind.Service, "Elm House");

    [Fact]
    public void It_escalates_on_the_eleventh_working_day_over_Easter_and_only_once()
    {
        // Good Friday 3 April and Easter Monday 6 April do not count: the tenth working day is Tuesday 14 April.
        PassTime.Decide(New, Elm, null, new(2026, 4, 14, 22, 0, 0, TimeSpan.Zero), Calendar).ShouldBeNull();
        var late = PassTime.Decide(New, Elm, null, new(2026, 4, 14, 23, 30, 0, TimeSpan.Zero), Calendar).ShouldBeOfType<AlertFact.Escalated>();

        var after = New.With([late]);
        (after.TellVersion, after.TellChange).ShouldBe((2, AlertChanges.Escalated));
        PassTime.Decide(after, Elm, null, new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero), Calendar).ShouldBeNull();
    }

    [Fact]
    public void A_doubted_alert_does_not_escalate_and_goes_on_when_newer_counts_come_in()
    {
        var doubted = New.With([new AlertFact.FiguresDoubted(Opened.AddDays(1), "s_ann", "Old counts")]);
        var late = Opened.AddDays(60);

        PassTime.Decide(doubted, Elm, null, late, Calendar).ShouldBeNull();
        PassTime.Decide(doubted, Elm, Opened, late, Calendar).ShouldBeNull();
        var after = doubted.With([PassTime.Decide(doubted, Elm, Opened.AddDays(2), late, Calendar).ShouldBeOfType<AlertFact.FiguresReplaced>()]);
        (after.State, after.Since).ShouldBe((AlertState.New, late));
    }

    [Fact]
    public void An_alert_of_a_place_that_ended_closes_itself_with_the_reason()
    {
        var ended = Elm with { Ends = new(2026, 4, 1) };
        PassTime.Decide(New, ended, null, new(2026, 4, 1, 12, 0, 0, TimeSpan.Zero), Calendar).ShouldBeNull();

        var after = New.With([PassTime.Decide(New, ended, null, new(2026, 4, 2, 12, 0, 0, TimeSpan.Zero), Calendar).ShouldNotBeNull()]);

        (after.State, after.IsOpen, after.GapPersists).ShouldBe((AlertState.Withdrawn, false, false));
        FeedbackPipeline.Alerting.Wording.Standing.Of(after, Calendar).ShouldBe("Closed by itself on 2 April 2026: the place ended on 1 April 2026.");
    }

    [Fact]
    public void Those_nearest_are_told_first_and_everybody_above_after_escalation()
    {
        var tree = new PlaceTree([Root, Elm]);
        StaffMember[] staff = [new("s_ann", [Roles.Manager], "elm"), new("s_bob", [Roles.Manager], "organisation"), new("s_eve", [Roles.Administrator], "elm")];

        AlertAudience.Of(New, tree, staff).ShouldBe(["s_ann"]);
        AlertAudience.Of(New.With([new AlertFact.Escalated(Opened, AlertFact.Pipeline)]), tree, staff).ShouldBe(["s_ann", "s_bob"]);
        AlertAudience.Of(New with { Owner = "s_bob" }, tree, staff).ShouldBe(["s_ann", "s_bob"]);
    }
}
