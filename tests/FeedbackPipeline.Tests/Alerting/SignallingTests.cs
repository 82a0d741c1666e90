using FeedbackPipeline.Alerting.Lifecycle;
using FeedbackPipeline.Alerting.Lifecycle.Signalling;

namespace FeedbackPipeline.Tests.Alerting;

/// <summary>What the figures do to alerts.</summary>
public sealed class SignallingTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_gap_opens_an_alert_that_people_are_told_of()
    {
        var after = Take([], Sign()).ShouldNotBeNull();

        (after.State, after.IsSerious, after.TellVersion, after.TellChange).ShouldBe((AlertState.New, false, 1, AlertChanges.Opened));
    }

    [Fact]
    public void The_same_sign_twice_changes_nothing()
    {
        var alert = Take([], Sign()).ShouldNotBeNull();
        var cleared = Take([alert], Sign(SignKind.Cleared)).ShouldNotBeNull();

        Take([alert], Sign()).ShouldBeNull();
        Take([cleared], Sign()).ShouldBeNull();
        Take([cleared], Sign(SignKind.Cleared)).ShouldBeNull();
    }

    [Fact]
    public void It_becomes_serious_and_falls_back_and_only_the_first_is_told()
    {
        var serious = Run(Sign(), Sign(SignKind.BecameSerious));
        var back = Run(Sign(), Sign(SignKind.BecameSerious), Sign(SignKind.FellBack));

        (serious.IsSerious, serious.TellVersion, serious.TellChange).ShouldBe((true, 2, AlertChanges.BecameSerious));
        (back.IsSerious, back.IsOpen, back.TellVersion).ShouldBe((false, true, 2));
    }

    [Fact]
    public void It_closes_when_the_group_is_heard_again()
    {
        var alert = Run(Sign(), Sign(SignKind.Cleared));

        (alert.State, alert.IsOpen, alert.GapPersists, alert.TellChange).ShouldBe((AlertState.Cleared, false, false, AlertChanges.Cleared));
    }

    [Fact]
    public void A_gap_that_comes_back_in_the_same_year_opens_the_same_alert_again()
    {
        var before = Run(Sign(), Sign(SignKind.Cleared)).With([]);

        var after = Take([before], Sign(sequence: 9)).ShouldNotBeNull();

        (after.Id, after.State, after.Owner, after.Closed, after.TellChange).ShouldBe((before.Id, AlertState.New, null, null, AlertChanges.Reopened));
    }

    [Fact]
    public void A_gap_in_another_year_is_another_alert()
    {
        var before = Run(Sign(), Sign(SignKind.Cleared));

        TakeSign.Decide([before], Sign(sequence: 9, period: "2027-01-01"), "al_2", Now)!.After.Id.ShouldBe("al_2");
    }

    [Fact]
    public void An_alert_that_is_still_open_in_the_new_year_is_not_opened_twice()
    {
        var after = Take([Run(Sign())], Sign(SignKind.BecameSerious, period: "2027-01-01")).ShouldNotBeNull();

        after.Id.ShouldBe("al_1");
    }

    [Fact]
    public void A_gap_that_grows_after_people_accepted_it_opens_again()
    {
        var accepted = Run(Sign()).With([new AlertFact.Acknowledged(Now, "s_ann"), new AlertFact.Accepted(Now, "s_ann", "Why not")]);

        var after = Take([accepted], Sign(SignKind.BecameSerious)).ShouldNotBeNull();

        (after.State, after.IsSerious).ShouldBe((AlertState.New, true));
    }

    [Fact]
    public void A_resolved_alert_stays_resolved_when_the_figures_prove_it_right()
    {
        var resolved = Run(Sign()).With([new AlertFact.Acknowledged(Now, "s_ann"), new AlertFact.ActionRecorded(Now, "s_ann", "Visited", "s_ann"), new AlertFact.Resolved(Now, "s_ann", "Good")]);

        var after = Take([resolved], Sign(SignKind.Cleared)).ShouldNotBeNull();

        (after.State, after.GapPersists, after.TellChange).ShouldBe((AlertState.Resolved, false, AlertChanges.Cleared));
    }

    [Fact]
    public void Two_ways_of_counting_make_one_alert_that_closes_when_both_are_clear()
    {
        var both = Run(Sign(), Sign(source: "register:elm"));
        var one = Take([both], Sign(SignKind.Cleared)).ShouldNotBeNull();
        var none = Take([one], Sign(SignKind.Cleared, source: "register:elm")).ShouldNotBeNull();

        (both.Version, both.TellVersion).ShouldBe((2, 1));
        (one.IsOpen, one.Evidence).ShouldBe((true, "register:elm Opened"));
        none.State.ShouldBe(AlertState.Cleared);
    }

    [Fact]
    public void A_paused_alert_is_not_told_to_have_become_serious()
    {
        var paused = Run(Sign()).With([new AlertFact.FiguresDoubted(Now, "s_ann", "Old counts")]);

        var after = Take([paused], Sign(SignKind.BecameSerious)).ShouldNotBeNull();

        (after.State, after.IsSerious, after.TellVersion).ShouldBe((AlertState.Paused, true, 1));
    }

    [Theory]
    [InlineData(SignKind.Cleared)]
    [InlineData(SignKind.FellBack)]
    public void A_gap_nobody_knows_of_can_neither_clear_nor_fall_back(SignKind kind) => Take([], Sign(kind)).ShouldBeNull();

    [Fact]
    public void A_serious_gap_nobody_knows_of_is_opened() => Take([], Sign(SignKind.BecameSerious)).ShouldNotBeNull().IsSerious.ShouldBeTrue();

    internal static Sign Sign(SignKind kind = SignKind.Opened, string source = "stream:elm", long sequence = 1, string period = "2026-01-01")
        => new($"{source}#{sequence}:{kind}", source, kind, "elm", "representation", "age_band:75+", period, $"{source} {kind}");

    private static Alert? Take(IReadOnlyList<Alert> alerts, Sign sign) => TakeSign.Decide(alerts, sign, "al_1", Now)?.After;

    private static Alert Run(params Sign[] signs)
        => signs.Aggregate((Alert?)null, (alert, sign) => Take(alert is null ? [] : [alert], sign) ?? alert).ShouldNotBeNull();
}
