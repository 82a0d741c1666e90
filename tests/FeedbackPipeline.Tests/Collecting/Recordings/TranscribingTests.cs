using FeedbackPipeline.Alerting.Safeguarding;
using FeedbackPipeline.Collecting.Recordings;
using FeedbackPipeline.Collecting.Transcribing;
using FeedbackPipeline.Collecting.Transcripts;
using FeedbackPipeline.Messages;
using FeedbackPipeline.Reviewing.Concerns;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace FeedbackPipeline.Tests.Collecting.Recordings;

/// <summary>A machine writes, a person checks, and possible harm waits for neither.</summary>
public sealed class TranscribingTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_machine_heard_is_a_draft_with_its_doubts()
    {
        await using var app = Voices.With(Voices.Machine.That(new(TimeSpan.FromSeconds(65), "I lik the garden.", 0.4), new(TimeSpan.FromSeconds(70), "It is quiet.", 0.95)));
        var (id, _) = await Voices.LeftAsync(app);
        await app.DrainAsync();
        var staff = await app.ReviewerAsync();

        var page = await staff.PageAsync($"/review/recordings/{id}");

        page.QuerySelectorAll(".transcript li").Select(part => part.TextContent.Contains("Not sure: listen again", StringComparison.Ordinal)).ShouldBe([true, false]);
        page.QuerySelector(".transcript")!.TextContent.ShouldContain("0:01:05");
        page.QuerySelector("#text")!.TextContent.Trim().ShouldBe("I lik the garden.\nIt is quiet.");
        (await app.WordsAsync()).ShouldBeEmpty();
        app.Holds("I lik the garden"u8).ShouldBeFalse("a draft is sealed");
        (await staff.PageAsync("/review/transcripts")).QuerySelector("#to-hear li")!.TextContent.ShouldContain("A machine wrote down words to check.");
    }

    [Fact]
    public async Task Possible_harm_is_told_before_anybody_has_checked_the_words()
    {
        var lead = new Lead();
        await using var app = new PipelineApp(Voices.Open)
        {
            Replace = services => services.AddSingleton<ITranscriber>(Voices.Machine.That(new TranscriptSegment(null, "He hit me and I am scared of him"))).AddSingleton<IConcernNotifier>(lead),
        };
        var (id, _) = await Voices.LeftAsync(app);
        await app.DrainAsync();

        lead.Told.ShouldContain(words => words.Path == $"/review/concerns/{id}");
        lead.Told.ShouldAllBe(words => !string.Join(" ", words.Paragraphs).Contains("scared", StringComparison.OrdinalIgnoreCase));
        (await app.Get<IConcernDesk>().ListAsync(["organisation"], Stop)).ShouldHaveSingleItem().FeedbackId.ShouldBe(id);
        var opened = await (await app.WithRolesAsync([Roles.Safeguarding])).PageAsync($"/review/concerns/{id}");
        opened.Body!.TextContent.ShouldContain("He hit me and I am scared of him");
        opened.Body.TextContent.ShouldContain("Nobody has checked it yet.");
        opened.QuerySelectorAll($"a[href='/review/recordings/{id}']").Length.ShouldBe(1);
        (await (await app.ReviewerAsync()).PageAsync("/review/transcripts")).QuerySelector("#to-hear li")!.TextContent.ShouldContain("May be about harm: listen today.");
    }

    [Fact]
    public async Task Possible_harm_in_a_transcript_that_staff_brought_is_told_at_once_and_again_until_somebody_else_has_read_it()
    {
        var lead = new Lead();
        await using var app = new PipelineApp { Replace = services => services.AddSingleton<IConcernNotifier>(lead) };
        var staff = await app.ReviewerAsync();
        var draft = await Voices.BroughtAsync(staff, "He hit me and I am scared of him");
        await Voices.BroughtAsync(staff, "The food is nice.");
        await staff.PageAsync(draft);

        await app.DrainAsync();
        var atOnce = lead.Told.Count(words => words.Path == draft);
        app.Time.Advance(TimeSpan.FromMinutes(61));
        await app.DrainAsync();
        var late = lead.Told.Count(words => words.Path == draft);
        await (await app.WithRolesAsync([Roles.Safeguarding])).PageAsync(draft);
        app.Time.Advance(TimeSpan.FromHours(2));
        await app.DrainAsync();

        (atOnce, late, lead.Told.Count(words => words.Path == draft)).ShouldBe((1, 2, 2));
        lead.Told.Count(words => words.Path is { } path && path.StartsWith("/review/", StringComparison.Ordinal)).ShouldBe(2, "nothing else was urgent");
    }

    [Fact]
    public async Task The_same_concern_is_told_once_though_the_checked_words_raise_it_again()
    {
        var lead = new Lead();
        await using var app = new PipelineApp(Voices.Open)
        {
            Replace = services => services.AddSingleton<ITranscriber>(Voices.Machine.That(new TranscriptSegment(null, "He hit me"))).AddSingleton<IConcernNotifier>(lead),
        };
        var (id, _) = await Voices.LeftAsync(app);
        await app.DrainAsync();
        var before = lead.Told.Count(words => words.Path == $"/review/concerns/{id}");
        var staff = await app.ReviewerAsync();

        await staff.SubmitAsync(await staff.PageAsync($"/review/recordings/{id}"), $"/review/recordings/{id}", ("Form.Text", "He hit me."));
        await app.DrainAsync();

        before.ShouldBe(1);
        lead.Told.Count(words => words.Path == $"/review/concerns/{id}").ShouldBe(1);
        (await app.Get<IConcernDesk>().OpenAsync(id, ["organisation"], "test", Stop))!.Words.Select(word => word.Question).ShouldBe(["recording"]);
    }

    [Theory]
    [InlineData(HearingTrouble.NoWords, "found no words")]
    [InlineData(HearingTrouble.NotReadable, "could not read this recording")]
    public async Task What_a_machine_can_not_hear_goes_to_a_person_at_once(HearingTrouble trouble, string says)
    {
        var machine = new Voices.Machine(_ => Task.FromResult(new Hearing([], trouble)));
        await using var app = Voices.With(machine);
        var (id, _) = await Voices.LeftAsync(app);

        await app.DrainAsync();

        (await (await app.ReviewerAsync()).PageAsync($"/review/recordings/{id}")).Body!.TextContent.ShouldContain(says);
        machine.Asked.ShouldBe(1);
    }

    [Fact]
    public async Task A_machine_that_is_away_is_asked_again_and_in_the_end_a_person()
    {
        var machine = new Voices.Machine(_ => throw new TranscriberUnavailableException("away"));
        await using var app = Voices.With(machine);
        var (id, _) = await Voices.LeftAsync(app);

        for (var attempt = 0; attempt < 6; attempt++)
        {
            await app.DrainAsync();
            app.Time.Advance(TimeSpan.FromMinutes(1));
        }

        machine.Asked.ShouldBe(5);
        var opened = (await app.OpenedAsync(id))!;
        (opened.State, opened.Trouble).ShouldBe((RecordingState.ForPerson, HearingTrouble.Failed));
        (await (await app.ReviewerAsync()).PageAsync($"/review/recordings/{id}")).Body!.TextContent.ShouldContain("The machine did not work.");
    }

    [Fact]
    public async Task A_message_that_comes_twice_asks_the_machine_once()
    {
        var machine = Voices.Machine.That(new TranscriptSegment(null, "Hello"));
        await using var app = Voices.With(machine);
        var (id, _) = await Voices.LeftAsync(app);
        await app.DrainAsync();

        await app.Get<IMessageQueue>().SendAsync(Queues.AudioIn, app.Get<Envelopes>().Seal(new RecordingReceived(id)), id, Stop);
        await app.DrainAsync();

        machine.Asked.ShouldBe(1);
        (await app.AuditAsync(id)).Count(entry => entry.Action == "recording-heard-by-machine").ShouldBe(1);
    }

    [Fact]
    public async Task A_person_who_is_quicker_than_the_machine_is_not_overruled()
    {
        PipelineApp? app = null;
        var id = "";
        var machine = new Voices.Machine(async _ =>
        {
            await app!.Get<IRecordingBook>().SettleAsync(id, ["organisation"], "s_quick", "The person's own words.", Stop);
            return new Hearing([new(null, "What a machine heard")]);
        });
        await using var made = app = Voices.With(machine);
        (id, _) = await Voices.LeftAsync(app);

        await app.DrainAsync();

        (await app.WordsAsync()).ShouldBe(["recording: The person's own words."]);
        (await app.OpenedAsync(id))!.Heard.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_recording_whose_message_was_lost_is_queued_again()
    {
        var machine = Voices.Machine.That(new TranscriptSegment(null, "Hello"));
        await using var app = Voices.With(machine);
        await Voices.LeftAsync(app);
        var queue = app.Get<IMessageQueue>();
        var lost = await queue.ExchangeAsync(Queues.AudioIn, [], 1, TimeSpan.FromMinutes(1), Stop);
        await queue.ExchangeAsync(Queues.AudioIn, [new Settlement.Done(lost[0])], 0, TimeSpan.Zero, Stop);

        app.Time.Advance(TimeSpan.FromMinutes(6));
        await app.DrainAsync();

        machine.Asked.ShouldBe(1);
    }

    private sealed class Lead : IConcernNotifier
    {
        public string Name => "lead";

        public List<ConcernWords> Told { get; } = [];

        public Task TellAsync(ConcernWords words, CancellationToken cancellationToken)
        {
            Told.Add(words);
            return Task.CompletedTask;
        }
    }
}
