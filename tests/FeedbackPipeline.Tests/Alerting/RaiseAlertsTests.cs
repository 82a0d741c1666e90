using FeedbackPipeline.Alerting;
using FeedbackPipeline.Alerting.Lifecycle;
using FeedbackPipeline.Alerting.Raising;
using FeedbackPipeline.Alerting.Rules;
using FeedbackPipeline.Messages;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Storing;
using FeedbackPipeline.Storing.Sqlite;
using FeedbackPipeline.Storing.Sqlite.Alerting;
using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Tests.Alerting;

/// <summary>From signal to alert, on the real store.</summary>
public sealed class RaiseAlertsTests
{
    [Fact]
    public async Task A_signal_becomes_one_alert_and_one_message_and_is_handled()
    {
        await using var world = await AlertWorld.CreateAsync();
        await world.SignalAsync(Signals.Opened());

        await world.RaiseAsync();
        await world.RaiseAsync();

        var alert = await world.OnlyAlertAsync();
        (alert.Place, alert.Rule, alert.Subject, alert.State).ShouldBe((AlertWorld.Elm, "representation", "age_band:75+", AlertState.New));
        (await world.WaitingMessagesAsync()).ShouldBe(1);
        (await world.ReadAsync("SELECT count(*) FROM signals WHERE handled IS NULL", row => row.GetInt32(0))).ShouldBe(0);
        (await world.AuditOfAsync(alert.Id)).ShouldBe([("pipeline", "alert-opened", "version 1")]);
    }

    [Fact]
    public async Task The_same_signal_written_twice_is_one_alert_and_one_message()
    {
        await using var world = await AlertWorld.CreateAsync();
        await world.SignalAsync(Signals.Opened(), Signals.Opened(), Signals.Serious(), Signals.Serious());
        await world.RaiseAsync();
        await world.SignalAsync(Signals.Opened(), Signals.Serious());

        await world.RaiseAsync();

        (await world.OnlyAlertAsync()).Version.ShouldBe(2);
        (await world.WaitingMessagesAsync()).ShouldBe(2);
    }

    [Fact]
    [Trait("Store", "SQLite")]
    public async Task Years_worked_in_one_moment_follow_each_other()
    {
        foreach (var _ in Enumerable.Range(0, 8))
        {
            await using var world = await AlertWorld.CreateAsync();
            var (opened, cleared) = (Signals.Opened(), Signals.Cleared());
            await world.SignalAsync(
                opened,
                cleared,
                opened with { EpochStart = opened.EpochStart.AddYears(1), Sequence = cleared.Sequence + 1 },
                opened with { EpochStart = opened.EpochStart.AddYears(1), Sequence = cleared.Sequence + 2, Change = RepresentationChange.SeriousOpened });

            await world.RaiseAsync();

            (await world.ReadAsync("SELECT count(*) FROM signals WHERE handled IS NULL", row => row.GetInt32(0))).ShouldBe(0);
            (await world.ReadAsync("SELECT count(*) FROM alerts WHERE closed IS NULL", row => row.GetInt32(0))).ShouldBe(1);
        }
    }

    [Fact]
    public async Task An_alert_survives_the_store_with_all_its_history()
    {
        await using var world = await AlertWorld.CreateAsync();
        await world.SignalAsync(Signals.Opened(), Signals.Serious(), Signals.FellBack());
        await world.RaiseAsync();
        var book = world.App.Get<IAlertBook>();
        AlertFact[] steps =
        [
            new AlertFact.Acknowledged(world.App.Time.GetUtcNow(), "s_ann"), new AlertFact.FiguresDoubted(world.App.Time.GetUtcNow(), "s_ann", "Why"),
            new AlertFact.FiguresConfirmed(world.App.Time.GetUtcNow(), "s_bob", "Counted"), new AlertFact.Assigned(world.App.Time.GetUtcNow(), "s_bob", "s_ann", new(2026, 4, 1)),
            new AlertFact.ActionRecorded(world.App.Time.GetUtcNow(), "s_ann", "Visited", "the team"), new AlertFact.Resolved(world.App.Time.GetUtcNow(), "s_ann", "Good"),
        ];
        var alert = await world.OnlyAlertAsync();
        foreach (var step in steps)
        {
            (await book.AppendAsync(alert, step, AlertWorld.Stop)).ShouldBeTrue();
            alert = alert.With([step]);
        }

        await world.SignalAsync(Signals.Cleared());
        await world.RaiseAsync();

        var stored = (await book.FindAsync(alert.Id, AlertWorld.Stop)).ShouldNotBeNull();
        stored.History.SkipLast(1).ShouldBe(alert.History);
        (stored.State, stored.Owner, stored.Due, stored.GapPersists).ShouldBe((AlertState.Resolved, "s_ann", new DateOnly(2026, 4, 1), false));
        (await world.AuditOfAsync(alert.Id)).Select(entry => entry.Action).ShouldBe(
        [
            "alert-opened", "alert-became-serious", "alert-fell-back", "alert-acknowledged", "alert-figures-doubted", "alert-figures-confirmed", "alert-assigned",
            "alert-action-recorded", "alert-resolved", "alert-cleared",
        ]);
    }

    [Fact]
    [Trait("Store", "SQLite")]
    public async Task Exact_figures_never_reach_the_alert()
    {
        await using var world = await AlertWorld.CreateAsync();
        await world.SignalAsync(Signals.Of(RepresentationChange.GapOpened, 100, shown: Signals.Protected));

        await world.RaiseAsync();

        var body = (await world.ReadAsync("SELECT body FROM alerts", row => row.GetString(0))).ShouldNotBeNull();
        body.ShouldNotContain("203");
        body.ShouldNotContain("27.3");
        body.ShouldNotContain("20.3");
    }

    [Fact]
    [Trait("Store", "SQLite")]
    public async Task A_signal_no_rule_understands_is_set_aside_on_record_and_holds_up_nobody()
    {
        await using var world = await AlertWorld.CreateAsync();
        await world.RawSignalAsync("weather:elm-house", 1, "{}");
        await world.RawSignalAsync("stream:elm-house", 2, "{\"change\":");
        await world.RawSignalAsync("stream:elm-house", 3, "{}");
        await world.SignalAsync(Signals.Opened());

        await world.RaiseAsync();

        await world.OnlyAlertAsync();
        (await world.AuditOfAsync("stream:elm-house")).ShouldBe([("pipeline", "signal-not-understood", "signal 2"), ("pipeline", "signal-not-understood", "signal 3")]);
        (await world.AuditOfAsync("weather:elm-house")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_gap_that_clears_and_comes_back_is_the_same_alert_open_again()
    {
        await using var world = await AlertWorld.CreateAsync();
        await world.SignalAsync(Signals.Opened(), Signals.Cleared(), Signals.Opened(300));

        await world.RaiseAsync();

        var alert = await world.OnlyAlertAsync();
        (alert.State, alert.Version, alert.TellChange).ShouldBe((AlertState.New, 3, AlertChanges.Reopened));
    }

    [Fact]
    public async Task Groups_and_places_have_alerts_of_their_own()
    {
        await using var world = await AlertWorld.CreateAsync();
        await world.SignalAsync(
            Signals.Opened(),
            Signals.Of(RepresentationChange.GapOpened, 100, category: "18-24", label: "18 to 24"),
            Signals.Of(RepresentationChange.GapOpened, 100, AlertWorld.Bay, "Bay House"),
            Signals.Of(RepresentationChange.GapOpened, 100, mode: "register"));

        await world.RaiseAsync();

        (await world.AlertsAsync()).Select(alert => $"{alert.Place} {alert.Subject}").ShouldBe(
            ["elm-house age_band:75+", "elm-house age_band:18-24", "bay-house age_band:75+"], ignoreOrder: true);
    }

    [Fact]
    [Trait("Store", "SQLite")]
    public async Task Two_processes_that_race_raise_each_alert_once()
    {
        await using var world = await AlertWorld.CreateAsync();
        for (var group = 0; group < 40; group++)
        {
            var category = $"group-{group}";
            await world.SignalAsync(
                Signals.Of(RepresentationChange.GapOpened, 100 + group, category: category),
                Signals.Of(RepresentationChange.SeriousOpened, 200 + group, category: category));
        }

        var options = Options.Create(new StoringOptions());
        await using var writer = new SqliteWriter(world.App.Get<SqliteFile>(), world.App.Get<KeyRing>(), options);
        var time = world.App.Time;
        var ids = new IdFactory();
        var book = new SqliteAlertBook(new SqliteReader(world.App.Get<SqliteFile>(), writer), writer, world.App.Get<Envelopes>(), ids, time);
        var other = new RaiseAlerts(book, world.App.Get<IEnumerable<IAlertRule>>(), ids, world.App.Get<PipelineMetrics>(), time, NullLogger<RaiseAlerts>.Instance);

        await Task.WhenAll(Task.Run(world.RaiseAsync, AlertWorld.Stop), Task.Run(() => other.RunAsync(AlertWorld.Stop), AlertWorld.Stop));

        var alerts = await world.AlertsAsync();
        alerts.Count.ShouldBe(40);
        alerts.ShouldAllBe(alert => alert.Version == 2 && alert.IsSerious);
        (await world.WaitingMessagesAsync()).ShouldBe(80);
        (await world.ReadAsync("SELECT count(*) FROM audit WHERE action LIKE 'alert-%'", row => row.GetInt32(0))).ShouldBe(80);
    }

    [Fact]
    public async Task Of_two_who_change_an_alert_at_once_one_is_told_that_it_changed()
    {
        await using var world = await AlertWorld.CreateAsync();
        var alert = await world.OpenAlertAsync();
        var book = world.App.Get<IAlertBook>();
        var now = world.App.Time.GetUtcNow();

        var kept = await Task.WhenAll(
            book.AppendAsync(alert, new AlertFact.Acknowledged(now, "s_ann"), AlertWorld.Stop),
            book.AppendAsync(alert, new AlertFact.Acknowledged(now, "s_bob"), AlertWorld.Stop));

        kept.Count(done => done).ShouldBe(1);
        (await world.OnlyAlertAsync()).Version.ShouldBe(2);
    }
}
