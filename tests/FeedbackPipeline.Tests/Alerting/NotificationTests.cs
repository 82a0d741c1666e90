using FeedbackPipeline.Alerting;
using FeedbackPipeline.Alerting.Lifecycle;
using FeedbackPipeline.Alerting.Notifying;
using FeedbackPipeline.Alerting.Wording;
using FeedbackPipeline.Messages;
using FeedbackPipeline.Messages.Pumping;
using FeedbackPipeline.Securing.Staffing;
using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.Logging.Abstractions;

namespace FeedbackPipeline.Tests.Alerting;

/// <summary>From message to people.</summary>
public sealed class NotificationTests
{
    [Fact]
    public async Task A_message_that_comes_again_tells_nobody_again()
    {
        await using var world = await AlertWorld.CreateAsync();
        var alert = await world.OpenAlertAsync();
        var told = new Listener("one");
        using var handler = Handler(world, told);

        await handler.HandleAsync(Message(world, alert), AlertWorld.Stop);
        await handler.HandleAsync(Message(world, alert), AlertWorld.Stop);

        told.Heard.ShouldBe(["opened: Voices may be missing: 75 or over, Elm House"]);
        (await world.AuditOfAsync(alert.Id)).ShouldContain(("pipeline", "alert-told", "one version 1"));
    }

    [Fact]
    public async Task Changes_that_wait_together_are_told_once_in_the_newest_state()
    {
        await using var world = await AlertWorld.CreateAsync();
        await world.SignalAsync(Signals.Opened(), Signals.Serious());
        await world.RaiseAsync();
        var told = new Listener("one");
        using var handler = Handler(world, told);

        await EmptyAsync(world, handler);

        told.Heard.ShouldBe(["became-serious: Voices may be missing: 75 or over, Elm House"]);
        (await world.WaitingMessagesAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_later_change_is_told_too()
    {
        await using var world = await AlertWorld.CreateAsync();
        await world.OpenAlertAsync();
        var told = new Listener("one");
        using var handler = Handler(world, told);
        await EmptyAsync(world, handler);

        await world.SignalAsync(Signals.Cleared());
        await world.RaiseAsync();
        await EmptyAsync(world, handler);

        told.Heard.Count.ShouldBe(2);
        told.Heard[1].ShouldBe("cleared: Heard again as often as expected: 75 or over, Elm House");
    }

    [Fact]
    public async Task A_notifier_that_fails_is_tried_again_and_the_others_are_not_told_twice()
    {
        await using var world = await AlertWorld.CreateAsync();
        var alert = await world.OpenAlertAsync();
        var broken = new Listener("broken") { Fails = true };
        var fine = new Listener("fine");
        using var handler = Handler(world, broken, fine);

        await Should.ThrowAsync<AggregateException>(() => handler.HandleAsync(Message(world, alert), AlertWorld.Stop));
        broken.Fails = false;
        await handler.HandleAsync(Message(world, alert), AlertWorld.Stop);

        broken.Heard.Count.ShouldBe(1);
        fine.Heard.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_notification_given_up_is_on_record()
    {
        await using var world = await AlertWorld.CreateAsync();
        var alert = await world.OpenAlertAsync();
        using var handler = Handler(world, new Listener("broken") { Fails = true });

        await handler.GiveUpAsync(Message(world, alert), AlertWorld.Stop);

        (await world.AuditOfAsync(alert.Id)).ShouldContain(("pipeline", "alert-not-told", "opened"));
    }

    [Fact]
    public async Task The_console_gets_the_text_with_aggregates_only()
    {
        await using var world = await AlertWorld.CreateAsync();
        var alert = await world.OpenAlertAsync();
        await using var output = new StringWriter();
        using var handler = Handler(world, new ConsoleNotifier(output));

        await handler.HandleAsync(Message(world, alert), AlertWorld.Stop);

        output.ToString().ShouldContain("ALERT (opened)\nVoices may be missing: 75 or over, Elm House\n");
        output.ToString().ShouldContain("Nobody is dealing with this yet.");
        output.ToString().ShouldNotContain("203");
    }

    [Fact]
    public async Task The_whole_pipeline_takes_a_signal_to_its_notification()
    {
        await using var world = await AlertWorld.CreateAsync();
        await world.SignalAsync(Signals.Opened());

        await world.App.DrainAsync();

        var alert = await world.OnlyAlertAsync();
        (await world.WaitingMessagesAsync()).ShouldBe(0);
        (await world.AuditOfAsync(alert.Id)).ShouldBe([("pipeline", "alert-opened", "version 1"), ("pipeline", "alert-told", "console version 1")]);
    }

    private static DeliverNotification Handler(AlertWorld world, params INotifier[] notifiers)
        => new(world.App.Get<IAlertBook>(), world.App.Get<IDeliveryBook>(), notifiers, world.App.Get<IPlaceBook>(), world.App.Get<IStaffBook>(), world.App.Get<WordAlert>(), world.App.Time, NullLogger<DeliverNotification>.Instance);

    private static Envelope Message(AlertWorld world, Alert alert)
    {
        var envelopes = world.App.Get<Envelopes>();
        return envelopes.Open(envelopes.Seal(new AlertChanged(alert.Id, alert.TellChange))).ShouldNotBeNull();
    }

    private static async Task EmptyAsync(AlertWorld world, DeliverNotification handler)
    {
        IReadOnlyList<Settlement> settled = [];
        do
        {
            settled = await world.App.Get<PumpQueue>().RunOnceAsync(handler, settled, AlertWorld.Stop);
        }
        while (settled.Count > 0);
    }

    private sealed class Listener(string name) : INotifier
    {
        public string Name => name;

        public bool Fails { get; set; }

        public List<string> Heard { get; } = [];

        public bool Digests => false;

        public Task DeliverAsync(AlertDigest digest, CancellationToken cancellationToken)
        {
            if (Fails)
            {
                throw new IOException("Nobody answers.");
            }

            Heard.AddRange(digest.News.Select(news => $"{news.Change}: {news.Report.Heading}"));
            return Task.CompletedTask;
        }
    }
}
