using FeedbackPipeline.Alerting;
using FeedbackPipeline.Alerting.Lifecycle;
using FeedbackPipeline.Alerting.Notifying;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Securing.Staffing;
using FeedbackPipeline.Tests.Infrastructure;
using FeedbackPipeline.Tests.Measuring.Projecting;
using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.DependencyInjection;

namespace FeedbackPipeline.Tests.Alerting;

/// <summary>From words, or from nothing coming, to alerts and what people are told, over the whole product with a clock the test moves.</summary>
public sealed class WatchedAlertsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_service_that_falls_silent_opens_one_alert_and_closes_when_something_comes()
    {
        await using var world = new MeasureWorld();
        await world.PlaceAsync("elm", MeasureWorld.Root, PlaceKind.Service);
        await world.PlaceAsync("oak", MeasureWorld.Root, PlaceKind.Service);
        for (var day = 0; day < 40; day++)
        {
            await world.SendAsync(null, place: "elm");
            await world.SendAsync(null, place: "oak");
            world.App.Time.Advance(TimeSpan.FromDays(1));
        }

        await world.App.DrainAsync();
        (await SilencesAsync(world)).ShouldBeEmpty();

        for (var day = 0; day < 20; day++)
        {
            await world.SendAsync(null, place: "oak");
            world.App.Time.Advance(TimeSpan.FromDays(1));
            await world.App.DrainAsync();
            (await SilencesAsync(world)).Count.ShouldBe(day < 13 ? 0 : 1, $"after {day} days");
        }

        var alert = (await SilencesAsync(world)).ShouldHaveSingleItem();
        (alert.Place, alert.Subject).ShouldBe(("elm", "all-channels"));

        await world.SendAsync(null, place: "elm");
        await world.App.DrainAsync();
        await world.App.DrainAsync();
        var closed = (await SilencesAsync(world)).ShouldHaveSingleItem();
        (closed.State, closed.Id).ShouldBe((AlertState.Cleared, alert.Id));
    }

    [Fact]
    public async Task Old_counts_open_one_alert_and_newer_ones_close_it()
    {
        await using var world = await MeasureWorld.WithAgesAsync();
        world.App.Time.SetUtcNow(new(2027, 2, 2, 10, 0, 0, TimeSpan.Zero));
        await world.App.DrainAsync();
        await world.App.DrainAsync();
        (await OfRuleAsync(world.App, "reference")).ShouldHaveSingleItem().State.ShouldBe(AlertState.New);

        await world.App.Get<FeedbackPipeline.Measuring.References.IReferenceBook>().AddAsync(
            MeasureWorld.Root, "New list", new(2027, 2, 1), [new("age_band", [new("18-24", 1), new("75+", 2)])], "test", Stop);
        await world.App.DrainAsync();

        (await OfRuleAsync(world.App, "reference")).ShouldHaveSingleItem().State.ShouldBe(AlertState.Cleared);
    }

    [Fact]
    public async Task What_is_not_urgent_is_told_to_each_person_once_a_day_in_one_message()
    {
        var told = new Mailbox();
        await using var app = new PipelineApp { Replace = services => services.AddSingleton<INotifier>(told) };
        await app.Get<IPlaceBook>().ReadAsync(Stop);
        await app.Get<IPlaceBook>().SaveAsync(new("elm-house", "organisation", PlaceKind.Service, "Elm House"), Stop);
        await app.Get<IStaffBook>().SaveAsync(new("s_ann", [Roles.Manager], "elm-house"), "test", Stop);
        await app.Get<IStaffBook>().SaveAsync(new("s_bob", [Roles.Manager], "organisation"), "test", Stop);

        await SignalAsync(app, Signals.Opened(), Signals.Of(RepresentationChange.GapOpened, 101, category: "18-24", label: "18 to 24"));
        await app.DrainAsync();
        told.Heard.ShouldBeEmpty();

        app.Time.Advance(TimeSpan.FromDays(1));
        await app.DrainAsync();
        await app.DrainAsync();
        told.Heard.ShouldBe(["s_ann: opened, opened"]);

        await SignalAsync(app, Signals.Serious());
        await app.DrainAsync();
        told.Heard[1..].ShouldBe(["s_ann: became-serious"]);

        // The tenth working day after Monday 2 March is Monday 16 March.
        app.Time.SetUtcNow(new(2026, 3, 16, 23, 0, 0, TimeSpan.Zero));
        await app.DrainAsync();
        told.Heard.Count.ShouldBe(2);
        app.Time.SetUtcNow(new(2026, 3, 17, 9, 0, 0, TimeSpan.Zero));
        await app.DrainAsync();
        await app.DrainAsync();
        told.Heard[2..].Order().ShouldBe(["s_ann: escalated", "s_ann: escalated", "s_bob: escalated", "s_bob: escalated"]);
    }

    [Fact]
    public async Task Nobody_is_told_of_an_alert_whose_figures_are_doubted()
    {
        var told = new Mailbox();
        await using var app = new PipelineApp { Replace = services => services.AddSingleton<INotifier>(told) };
        await app.Get<IPlaceBook>().ReadAsync(Stop);
        await app.Get<IPlaceBook>().SaveAsync(new("elm-house", "organisation", PlaceKind.Service, "Elm House"), Stop);
        await app.Get<IStaffBook>().SaveAsync(new("s_ann", [Roles.Manager], "elm-house"), "test", Stop);
        await SignalAsync(app, Signals.Opened());
        await app.DrainAsync();
        var alert = (await OfRuleAsync(app, "representation")).ShouldHaveSingleItem();
        (await app.Get<IAlertBook>().AppendAsync(alert, new AlertFact.FiguresDoubted(app.Time.GetUtcNow(), "s_ann", "Old"), Stop)).ShouldBeTrue();

        app.Time.Advance(TimeSpan.FromDays(60));
        await app.DrainAsync();

        told.Heard.ShouldBeEmpty();
        (await OfRuleAsync(app, "representation")).ShouldHaveSingleItem().State.ShouldBe(AlertState.Paused);
    }

    private static async Task SignalAsync(PipelineApp app, params RepresentationSignal[] signals)
    {
        foreach (var signal in signals)
        {
            await app.PutSignalAsync(signal.Scope, signal.Sequence, signal.ToJson());
        }
    }

    private static Task<List<Alert>> SilencesAsync(MeasureWorld world) => OfRuleAsync(world.App, "silence");

    private static async Task<List<Alert>> OfRuleAsync(PipelineApp app, string rule)
        => [.. (await app.Get<IAlertBook>().ListAsync([.. (await app.Get<IPlaceBook>().ReadAsync(Stop)).All.Select(place => place.Id)], 100, Stop)).Where(alert => alert.Rule == rule)];

    /// <summary>A message a person, in the day's digest.</summary>
    private sealed class Mailbox : INotifier
    {
        public string Name => "mailbox";

        public bool ToEachPerson => true;

        public List<string> Heard { get; } = [];

        public Task DeliverAsync(AlertDigest digest, CancellationToken cancellationToken)
        {
            Heard.Add($"{digest.Recipient}: {string.Join(", ", digest.News.Select(news => news.Change))}");
            return Task.CompletedTask;
        }
    }
}
