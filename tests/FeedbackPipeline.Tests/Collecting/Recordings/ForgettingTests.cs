using System.Net;
using FeedbackPipeline.Collecting.Drafting;
using FeedbackPipeline.Collecting.Recordings;
using FeedbackPipeline.Collecting.Transcribing;
using FeedbackPipeline.Collecting.Transcripts;
using FeedbackPipeline.Reviewing.Concerns;
using FeedbackPipeline.Tests.Infrastructure;

namespace FeedbackPipeline.Tests.Collecting.Recordings;

/// <summary>A recording goes when its giver says so, when its time is over, and when nothing knows it.</summary>
public sealed class ForgettingTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_holds_the_receipt_deletes_the_recording_at_once()
    {
        await using var app = new PipelineApp(Voices.Open);
        var (id, receipt) = await Voices.LeftAsync(app);
        var kept = await app.Get<IRecordingShelf>().ReadAsync((await app.ShelfAsync()).Single(), Stop);
        app.Holds(kept).ShouldBeTrue();

        (await app.Anyone().DeleteAsync(new Uri($"/api/feedback/{receipt}", UriKind.Relative), Stop)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        app.Holds(kept).ShouldBeFalse();
        (await app.ShelfAsync()).ShouldBeEmpty();
        (await app.OpenedAsync(id)).ShouldBeNull();
        (await app.Get<IRecordingBook>().NamesAsync(Stop)).ShouldBeEmpty();
        await app.DrainAsync();
        (await app.FeedbackCountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task What_is_deleted_while_the_machine_listens_stays_deleted()
    {
        PipelineApp? app = null;
        var receipt = "";
        var machine = new Voices.Machine(async _ =>
        {
            await app!.Anyone().DeleteAsync(new Uri($"/api/feedback/{receipt}", UriKind.Relative), Stop);
            return new Hearing([new(null, "He hit me")]);
        });
        await using var made = app = Voices.With(machine);
        var (id, given) = await Voices.LeftAsync(app);
        receipt = given;

        await app.DrainAsync();

        machine.Asked.ShouldBe(1);
        (await app.OpenedAsync(id)).ShouldBeNull();
        (await app.ShelfAsync()).ShouldBeEmpty();
        (await app.Get<IConcernDesk>().ListAsync(["organisation"], Stop)).ShouldBeEmpty();
        (await app.ExportedAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_recording_sent_again_does_not_come_back_from_the_dead()
    {
        await using var app = new PipelineApp(Voices.Open);
        var (_, receipt) = await Voices.LeftAsync(app, Voices.WebM(), ("idempotencyKey", "call-1"));
        await app.Anyone().DeleteAsync(new Uri($"/api/feedback/{receipt}", UriKind.Relative), Stop);

        var again = await Voices.CallAsync(app, Voices.WebM(), ("idempotencyKey", "call-1"));

        again.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (await app.FeedbackCountAsync()).ShouldBe(0);
        (await app.ShelfAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_open_concern_keeps_what_the_machine_heard_sealed_until_it_is_decided()
    {
        await using var app = Voices.With(Voices.Machine.That(new TranscriptSegment(null, "He hit me and I am scared")));
        var (id, receipt) = await Voices.LeftAsync(app);
        await app.DrainAsync();

        var page = await app.Anyone().SubmitAsync(await app.Anyone().PageAsync($"/r/{receipt}/delete"), $"/r/{receipt}/delete");

        (await page.DocumentAsync()).Body!.TextContent.ShouldContain("We also keep one copy of your words.");
        (await app.ShelfAsync()).ShouldBeEmpty();
        var file = await app.Get<IConcernDesk>().OpenAsync(id, ["organisation"], "lead", Stop);
        file!.Words.ShouldHaveSingleItem().Text.ShouldBe("He hit me and I am scared");
        file.Erased.ShouldBeTrue();
    }

    [Fact]
    public async Task A_checked_recording_goes_after_its_days_and_the_words_stay()
    {
        await using var app = new PipelineApp([.. Voices.Open, ("Recordings:DaysAfterCheck", "10")]);
        var (id, _) = await Voices.LeftAsync(app);
        await app.DrainAsync();
        app.Time.Advance(TimeSpan.FromDays(60));
        await app.Get<IRecordingBook>().SettleAsync(id, ["organisation"], "s_1", "The garden is lovely.", Stop);

        // The next run, or the one after it, would come too late.
        app.Time.Advance(TimeSpan.FromDays(10) - TimeSpan.FromHours(2));
        await app.SweepAsync();
        var inTime = await app.ShelfAsync();
        app.Time.Advance(TimeSpan.FromMinutes(1));
        await app.SweepAsync();
        await app.SweepAsync();

        inTime.Count.ShouldBe(1);
        (await app.ShelfAsync()).ShouldBeEmpty();
        (await app.OpenedAsync(id))!.Shelved.ShouldBeNull();
        (await app.WordsAsync()).ShouldBe(["recording: The garden is lovely."]);
        (await app.AuditAsync(id)).Count(entry => entry.Action == "recording-deleted").ShouldBe(1);
        var staff = await app.ReviewerAsync();
        (await staff.PageAsync($"/review/recordings/{id}")).QuerySelector("audio").ShouldBeNull();
        (await staff.GetAsync(new Uri($"/review/recordings/{id}/sound", UriKind.Relative), Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task One_that_nobody_has_heard_is_kept_whatever_its_age()
    {
        await using var app = new PipelineApp(Voices.Open);
        await Voices.LeftAsync(app);

        app.Time.Advance(TimeSpan.FromDays(800));
        await app.SweepAsync();

        (await app.ShelfAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_nothing_knows_is_swept_up_and_what_a_form_knows_is_not()
    {
        await using var app = new PipelineApp(Voices.Open);
        var person = await new FormWalk(app.Anyone()).ToTheCheckPageAsync();
        await person.OpenAsync($"/form/{person.Draft}/voice");
        await Voices.UploadAsync(app.Anyone(), person.Page, person.Address, Voices.WebM());
        await app.Get<SealedShelf>().PutAsync(new(Voices.WebM("lost"), AudioKind.WebM), Stop);

        await app.SweepAsync();
        var young = await app.ShelfAsync();
        app.Time.Advance(TimeSpan.FromHours(2));
        await app.SweepAsync();
        var known = await app.ShelfAsync();
        await app.Get<IDraftBook>().DeleteAsync(person.Draft, Stop);
        await app.SweepAsync();

        young.Count.ShouldBe(2);
        known.Count.ShouldBe(1);
        (await app.ShelfAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_recording_that_is_being_sent_is_not_swept_from_under_it()
    {
        await using var app = new PipelineApp(Voices.Open);
        var shelf = app.Get<IRecordingShelf>();
        var recording = await app.Get<SealedShelf>().PutAsync(new(Voices.WebM(), AudioKind.WebM), Stop);
        app.Time.Advance(TimeSpan.FromHours(2));
        var listed = await shelf.UntouchedSinceAsync(app.Time.GetUtcNow() - TimeSpan.FromHours(1), Stop);

        await shelf.TouchAsync(recording.Name, Stop);
        await shelf.DeleteUntouchedAsync(listed.Single(), Stop);

        (await app.ShelfAsync()).ShouldBe([recording.Name]);
    }
}
