using System.Net.Http.Json;
using FeedbackPipeline.Alerting.Safeguarding;
using FeedbackPipeline.Messages;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Tagging;
using FeedbackPipeline.Tests.Alerting.Mailing;
using FeedbackPipeline.Tests.Infrastructure;
using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.DependencyInjection;

namespace FeedbackPipeline.Tests.Alerting.Safeguarding;

/// <summary>From words that may be about harm to the safeguarding lead.</summary>
public sealed class TellingConcernsTests
{
    private const string Words = "He hit me and I am scared of him";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_lead_is_mailed_at_once_without_the_words()
    {
        await using var server = await MailServer.StartAsync();
        await using var world = await AlertWorld.CreateAsync(server.Settings(("Safeguarding:DailyTest", "false")));
        await MailTests.JoinAsync(world, "lead", Roles.Safeguarding, "organisation", "lead@example.org");
        await MailTests.JoinAsync(world, "manager", Roles.Manager, "organisation", "manager@example.org");

        var id = await GiveAsync(world, Words);
        await world.App.DrainAsync();

        var mail = await server.NextAsync();
        mail.To.ShouldBe(["lead@example.org"]);
        mail.Text.ShouldContain("Place: Elm House. Found on 2 March 2026 at 10:00.");
        mail.Text.ShouldContain($"https://feedback.example.org/review/concerns/{id}");
        foreach (var part in new[] { mail.Subject, mail.Text, mail.Html })
        {
            part.ShouldNotContain("hit", Case.Insensitive);
            part.ShouldNotContain("scared", Case.Insensitive);
            part.ShouldNotContain("physical", Case.Insensitive);
        }
    }

    [Fact]
    public async Task The_same_concern_is_told_once_however_often_its_message_comes()
    {
        var told = new Listener();
        await using var world = await WorldAsync(told);
        var id = await GiveAsync(world, Words);
        await world.App.DrainAsync();
        told.Heard.Count.ShouldBe(1);

        await world.App.Get<IMessageQueue>().SendAsync(Queues.NotifyOut, world.App.Get<Envelopes>().Seal(new ConcernRaised(id)), null, Stop);
        await world.App.DrainAsync();

        told.Heard.Count.ShouldBe(1);
        (await world.AuditOfAsync(id)).ShouldContain(entry => entry.Action == "concern-told" && entry.Detail!.StartsWith("listener", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_concern_that_becomes_more_urgent_is_told_again()
    {
        var told = new Listener();
        await using var world = await WorldAsync(told);
        var id = await GiveAsync(world, "The garden is lovely");
        await world.App.DrainAsync();
        told.Heard.ShouldBeEmpty();
        var store = world.App.Get<ITaggingStore>();

        foreach (var level in new[] { ConcernLevel.ReadFirst, ConcernLevel.NotifyLead, ConcernLevel.RingNow, ConcernLevel.NotifyLead })
        {
            await store.SaveAsync(Tagged(id, level), Stop);
            await world.App.DrainAsync();
        }

        told.Heard.Select(words => words.Id).ShouldBe([$"{id}.notify-lead", $"{id}.ring-now"]);
        told.Heard[1].Urgent.ShouldBeTrue();
    }

    [Fact]
    public async Task A_notifier_that_fails_is_tried_again_and_the_others_tell_nothing_twice()
    {
        var (broken, told) = (new Listener("broken") { Fails = true }, new Listener());
        await using var world = await WorldAsync(broken, told);
        await GiveAsync(world, Words);
        await world.App.DrainAsync();
        (await world.WaitingMessagesAsync()).ShouldBe(1);

        broken.Fails = false;
        world.App.Time.Advance(TimeSpan.FromSeconds(31));
        await world.App.DrainAsync();

        (broken.Heard.Count, told.Heard.Count).ShouldBe((1, 1));
        (await world.WaitingMessagesAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Nobody_opening_it_in_time_is_told_to_administrators_too_and_only_until_somebody_opens_it()
    {
        var told = new Listener();
        await using var world = await WorldAsync(told);
        var id = await GiveAsync(world, Words);
        await world.App.DrainAsync();

        world.App.Time.Advance(TimeSpan.FromMinutes(59));
        await world.App.DrainAsync();
        told.Heard.Count.ShouldBe(1);

        world.App.Time.Advance(TimeSpan.FromMinutes(1));
        await world.App.DrainAsync();
        await world.App.DrainAsync();
        told.Heard.Count.ShouldBe(2);
        told.Heard[1].ShouldSatisfyAllConditions(words => words.Overdue.ShouldBeTrue(), words => words.Id.ShouldBe($"{id}.not-opened-1"));

        using var lead = await world.MemberAsync(Roles.Safeguarding);
        (await lead.GetAsync($"/review/concerns/{id}", Stop)).EnsureSuccessStatusCode();
        world.App.Time.Advance(TimeSpan.FromHours(3));
        await world.App.DrainAsync();
        told.Heard.Count.ShouldBe(2);
    }

    [Fact]
    public async Task The_route_is_tested_once_each_working_morning()
    {
        var told = new Listener();
        await using var world = await WorldAsync(told, daily: true);
        await world.App.DrainAsync();
        await world.App.DrainAsync();
        told.Heard.Count.ShouldBe(1);

        // From Monday to the Sunday after: four more working days.
        for (var day = 0; day < 6; day++)
        {
            world.App.Time.Advance(TimeSpan.FromDays(1));
            await world.App.DrainAsync();
        }

        told.Heard.Count.ShouldBe(5);
        told.Heard.ShouldAllBe(words => words.Path == null && words.Heading.StartsWith("Test", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(ConcernLevel.RingNow, "2026-03-07T23:30", 1, "2026-03-08T00:30")] // a Saturday night
    [InlineData(ConcernLevel.NotifyLead, "2026-03-07T23:30", 1, "2026-03-09T10:00")]
    [InlineData(ConcernLevel.NotifyLead, "2026-03-06T16:30", 1, "2026-03-09T09:30")] // half of the hour on Friday, half on Monday
    [InlineData(ConcernLevel.NotifyLead, "2026-03-06T10:00", 2, "2026-03-06T12:00")]
    [InlineData(ConcernLevel.NotifyLead, "2026-04-02T17:00", 1, "2026-04-07T09:00")] // Good Friday and Easter Monday; summer time since Sunday
    public void Somebody_must_open_it_in_working_hours_or_at_any_hour(ConcernLevel level, string raised, int reminder, string expected)
    {
        var calendar = new OrganisationCalendar(Microsoft.Extensions.Options.Options.Create(new OrganisationOptions()));

        OpenBy.Of(level, Utc(raised), reminder, calendar, new()).ShouldBe(Utc(expected));
    }

    private static DateTimeOffset Utc(string text) => DateTimeOffset.Parse($"{text}Z", System.Globalization.CultureInfo.InvariantCulture);

    private static Task<AlertWorld> WorldAsync(Listener told, bool daily = false) => WorldAsync([told], daily);

    private static Task<AlertWorld> WorldAsync(params Listener[] told) => WorldAsync(told, daily: false);

    private static Task<AlertWorld> WorldAsync(Listener[] told, bool daily)
        => AlertWorld.CreateAsync(
            services =>
            {
                services.AddSingleton<IConcernNotifier>(told[0]);
                foreach (var listener in told.Skip(1))
                {
                    services.AddSingleton<IConcernNotifier>(listener);
                }
            },
            ("Safeguarding:DailyTest", daily ? "true" : "false"));

    private static async Task<string> GiveAsync(AlertWorld world, string words)
    {
        using var response = await world.App.Anyone().PostAsJsonAsync("/api/feedback", new { text = words, service = AlertWorld.Elm }, Stop);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<Dictionary<string, string>>(Stop))!["id"];
    }

    private static TaggedFeedback Tagged(string id, ConcernLevel level)
        => new(id, "en", [new("text", "The garden is lovely", "nonspecific")], [], new(Sentiment.Positive, .9), [new("physical", level)], "test");

    private sealed class Listener(string name = "listener") : IConcernNotifier
    {
        public string Name => name;

        public bool Fails { get; set; }

        public List<ConcernWords> Heard { get; } = [];

        public Task TellAsync(ConcernWords words, CancellationToken cancellationToken)
        {
            if (Fails)
            {
                throw new IOException("as the test asked");
            }

            Heard.Add(words);
            return Task.CompletedTask;
        }
    }
}
