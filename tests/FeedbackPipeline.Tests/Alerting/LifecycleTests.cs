using FeedbackPipeline.Alerting.Lifecycle;
using FeedbackPipeline.Alerting.Lifecycle.Acknowledging;
using FeedbackPipeline.Alerting.Lifecycle.Acting;
using FeedbackPipeline.Alerting.Lifecycle.Assigning;
using FeedbackPipeline.Alerting.Lifecycle.Closing;
using FeedbackPipeline.Alerting.Lifecycle.Doubting;
using FeedbackPipeline.Alerting.Lifecycle.Escalating;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tests.Alerting;

/// <summary>What people may do with an alert, and when.</summary>
public sealed class LifecycleTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 3, 2);
    private static readonly Alert New = Alert.Fold([new AlertFact.Opened(Now, AlertFact.Pipeline, "al_1", SignallingTests.Sign())]);
    private static readonly Alert Seen = New.With([new AlertFact.Acknowledged(Now, "s_ann")]);
    private static readonly Alert Acted = Seen.With([new AlertFact.ActionRecorded(Now, "s_ann", "Visited the day centre", "s_ann")]);
    private static readonly Alert Paused = Seen.With([new AlertFact.FiguresDoubted(Now, "s_ann", "Two people moved away")]);
    private static readonly Alert Accepted = Seen.With([new AlertFact.Accepted(Now, "s_ann", "They asked us to wait")]);

    [Fact]
    public void Whoever_acknowledges_a_new_alert_deals_with_it_from_then_on()
    {
        var after = Agreed(New, Acknowledge.Decide(New, "s_ann", Now));

        (after.State, after.Owner, after.OwnerSince, after.Version).ShouldBe((AlertState.Acknowledged, "s_ann", Now, 2));
    }

    [Fact]
    public void Nothing_is_done_about_an_alert_before_somebody_has_seen_it()
    {
        const string Reason = "Say first that you have seen this alert.";

        Refused(RecordAction.Decide(New, new("s_ann", "Visited", null), Now, Today)).ShouldBe((null, Reason));
        Refused(Resolve.Decide(New, "s_ann", "Fine", Now)).ShouldBe((null, Reason));
        Refused(Accept.Decide(New, "s_ann", "Because", Now)).ShouldBe((null, Reason));
        Refused(Assign.Decide(New, new("s_ann", "s_ann", Today), ["s_ann"], Now, Today)).ShouldBe((null, Reason));
    }

    [Fact]
    public void An_alert_is_acknowledged_once()
        => Refused(Acknowledge.Decide(Seen, "s_bob", Now)).Reason.ShouldBe("Somebody has said already that they have seen this alert.");

    [Fact]
    public void Assigning_needs_an_owner_who_may_and_a_day_ahead()
    {
        Refused(Assign.Decide(Seen, new("s_ann", "", Today), ["s_bob"], Now, Today)).Field.ShouldBe("owner");
        Refused(Assign.Decide(Seen, new("s_ann", "s_eve", Today), ["s_bob"], Now, Today)).Field.ShouldBe("owner");
        Refused(Assign.Decide(Seen, new("s_ann", "s_bob", null), ["s_bob"], Now, Today)).Field.ShouldBe("due");
        Refused(Assign.Decide(Seen, new("s_ann", "s_bob", Today.AddDays(-1)), ["s_bob"], Now, Today)).Field.ShouldBe("due");
        Refused(Assign.Decide(Seen, new("s_ann", "s_bob", Today.AddMonths(12).AddDays(1)), ["s_bob"], Now, Today)).Field.ShouldBe("due");

        var after = Agreed(Seen, Assign.Decide(Seen, new("s_ann", "s_bob", Today), ["s_bob"], Now.AddDays(1), Today));

        (after.State, after.Owner, after.OwnerSince, after.Due).ShouldBe((AlertState.Assigned, "s_bob", Now.AddDays(1), Today));
    }

    [Fact]
    public void An_action_without_words_is_not_recorded_and_one_without_a_name_is_the_recorders()
    {
        Refused(RecordAction.Decide(Seen, new("s_ann", "   ", null), Now, Today)).ShouldBe(("what", "Write what was tried."));
        Refused(RecordAction.Decide(Seen, new("s_ann", new string('x', 2_001), null), Now, Today)).ShouldBe(("what", "Write at most 2,000 characters."));

        Agreed(Seen, RecordAction.Decide(Seen, new("s_ann", " Rang round ", " "), Now, Today)).History[^1].ShouldBe(new AlertFact.ActionRecorded(Now, "s_ann", "Rang round", "s_ann", Today));
    }

    [Fact]
    public void Only_an_alert_with_an_action_can_be_resolved()
    {
        Refused(Resolve.Decide(Seen, "s_ann", "All good", Now)).Reason.ShouldBe("Write down first what was tried.");
        Refused(Resolve.Decide(Acted, "s_ann", null, Now)).Field.ShouldBe("outcome");

        var after = Agreed(Acted, Resolve.Decide(Acted, "s_ann", "Twelve new people answered", Now));

        (after.State, after.IsOpen, after.GapPersists).ShouldBe((AlertState.Resolved, false, true));
    }

    [Fact]
    public void Accepting_needs_a_reason()
    {
        Refused(Accept.Decide(Seen, "s_ann", "\n", Now)).ShouldBe(("because", "Write why you accept this."));
        Agreed(Seen, Accept.Decide(Seen, "s_ann", "They asked us to wait", Now)).State.ShouldBe(AlertState.Accepted);
    }

    [Fact]
    public void Doubted_figures_pause_the_alert_until_somebody_has_checked_them()
    {
        Refused(DoubtFigures.Decide(Seen, "s_ann", "", Now)).Field.ShouldBe("wrong");
        Agreed(New, DoubtFigures.Decide(New, "s_ann", "Old counts", Now)).State.ShouldBe(AlertState.Paused);
        Refused(Accept.Decide(Paused, "s_ann", "Because", Now)).Reason.ShouldBe("This alert waits because the figures may be wrong. Say first that they are right.");
        Refused(ConfirmFigures.Decide(Paused, "s_ann", "", Now)).Field.ShouldBe("right");

        Agreed(Paused, ConfirmFigures.Decide(Paused, "s_bob", "Counted again", Now)).State.ShouldBe(AlertState.Acknowledged);
    }

    [Fact]
    public void A_closed_alert_offers_no_step()
    {
        NextSteps.Of(Accepted).ShouldBeEmpty();
        Refused(Acknowledge.Decide(Accepted, "s_bob", Now)).Reason.ShouldStartWith("This alert is closed.");
        Refused(ConfirmFigures.Decide(Accepted, "s_bob", "Yes", Now)).Reason.ShouldStartWith("This alert is closed.");
    }

    [Fact]
    public void A_later_owner_does_not_undo_the_action_on_record()
        => Agreed(Acted, Assign.Decide(Acted, new("s_ann", "s_bob", Today), ["s_bob"], Now, Today)).State.ShouldBe(AlertState.ActionRecorded);

    [Theory]
    [InlineData("2026-03-02", 10, "2026-03-16")]
    [InlineData("2026-03-31", 2, "2026-04-02")]
    [InlineData("2026-04-02", 1, "2026-04-07")] // Good Friday and Easter Monday
    [InlineData("2026-12-24", 1, "2026-12-29")] // Boxing Day is a Saturday, its substitute the 28th
    [InlineData("2027-12-24", 1, "2027-12-29")] // Christmas Day on a Saturday: the 27th and the 28th instead
    [InlineData("2027-12-31", 1, "2028-01-04")] // New Year's Day on a Saturday: the 3rd instead
    [InlineData("2026-05-01", 1, "2026-05-05")]
    [InlineData("2026-05-22", 1, "2026-05-26")]
    [InlineData("2026-08-28", 1, "2026-09-01")]
    [InlineData("2026-08-29", 0, "2026-08-29")]
    public void Working_days_leave_out_weekends_and_the_bank_holidays_of_England(string from, int days, string expected)
        => WorkingDays.After(Day(from), days).ShouldBe(Day(expected));

    [Fact]
    public void An_alert_nobody_acknowledged_escalates_after_ten_working_days()
    {
        Escalation.IsDue(New, Today, Day("2026-03-16")).ShouldBeFalse();
        Escalation.IsDue(New, Today, Day("2026-03-17")).ShouldBeTrue();
        Escalation.IsDue(Seen, Today, Day("2026-12-31")).ShouldBeFalse();
    }

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd");

    private static Alert Agreed(Alert before, Decision decision) => before.With([decision.ShouldBeOfType<Decision.Agreed>().Fact]);

    private static (string? Field, string Reason) Refused(Decision decision)
    {
        var refused = decision.ShouldBeOfType<Decision.Refused>();
        return (refused.Field, refused.Reason);
    }
}
