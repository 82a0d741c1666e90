using System.Net;
using FeedbackPipeline.Collecting.Recordings;
using FeedbackPipeline.Reviewing.Concerns;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Tests.Infrastructure;

namespace FeedbackPipeline.Tests.Collecting.Recordings;

/// <summary>A person listens, writes, and only then is somebody counted.</summary>
public sealed class HearingTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_recording_waits_for_a_person_where_no_machine_listens()
    {
        await using var app = new PipelineApp(Voices.Open);
        var (id, receipt) = await Voices.LeftAsync(app);
        await app.DrainAsync();
        var staff = await app.ReviewerAsync();

        (await staff.PageAsync($"/review/feedback/{id}")).QuerySelectorAll($"main a[href='/review/recordings/{id}']").Length.ShouldBe(1);
        var list = await staff.PageAsync("/review/transcripts");
        var page = await staff.PageAsync($"/review/recordings/{id}");

        list.QuerySelectorAll($"#to-hear a[href='/review/recordings/{id}']").Length.ShouldBe(1);
        page.QuerySelector("audio")!.GetAttribute("src").ShouldBe($"/review/recordings/{id}/sound");
        page.Body!.TextContent.ShouldContain(receipt);
        page.QuerySelector(".transcript").ShouldBeNull();
        (await app.WordsAsync()).ShouldBeEmpty();
        (await app.OpenedAsync(id))!.Trouble.ShouldBe(HearingTrouble.NoMachine);
    }

    [Fact]
    public async Task What_waits_for_you_counts_it_for_those_who_may_hear_it_and_no_longer_once_it_was_heard()
    {
        await using var app = new PipelineApp(Voices.Open);
        var (id, _) = await Voices.LeftAsync(app);
        await app.DrainAsync();
        var (staff, manager) = (await app.ReviewerAsync(), await app.WithRolesAsync([Roles.Manager]));

        var waiting = await staff.PageAsync("/review");
        var other = await manager.PageAsync("/review");
        await app.Get<IRecordingBook>().SettleAsync(id, ["organisation"], "staff", words: null, Stop);
        var after = await staff.PageAsync("/review");

        waiting.QuerySelector(".waiting a[href='/review/transcripts']")!.TextContent.ShouldBe("1 voice to hear or check");
        other.QuerySelector(".waiting a[href='/review/transcripts']").ShouldBeNull();
        after.QuerySelector(".waiting a[href='/review/transcripts']").ShouldBeNull();
    }

    [Fact]
    public async Task The_sound_is_played_to_whoever_may_read_original_words_and_each_playing_is_on_record()
    {
        await using var app = new PipelineApp(Voices.Open);
        var (id, _) = await Voices.LeftAsync(app);
        var address = $"/review/recordings/{id}/sound";

        var answer = await (await app.ReviewerAsync()).GetAsync(new Uri(address, UriKind.Relative), Stop);
        var manager = await (await app.WithRolesAsync([Roles.Manager])).GetAsync(new Uri(address, UriKind.Relative), Stop);

        (await answer.Content.ReadAsByteArrayAsync(Stop)).ShouldBe(Voices.WebM());
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("audio/webm");
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        answer.Headers.AcceptRanges.ShouldBe(["bytes"]);
        manager.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await app.AuditAsync(id)).Count(entry => entry.Action == "recording-played").ShouldBe(1);
    }

    [Fact]
    public async Task Words_somebody_heard_are_tagged_once_however_often_they_press()
    {
        await using var app = new PipelineApp(Voices.Open);
        var (id, receipt) = await Voices.LeftAsync(app);
        await app.DrainAsync();
        var staff = await app.ReviewerAsync();
        var page = await staff.PageAsync($"/review/recordings/{id}");

        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => staff.SubmitAsync(page, $"/review/recordings/{id}", ("Form.Text", "The garden is lovely.\r\nStaff are kind."))));
        await app.DrainAsync();

        answers.ShouldAllBe(answer => answer.Headers.Location!.OriginalString == $"/review/transcripts?heard={receipt}");
        (await app.WordsAsync()).ShouldBe(["recording: The garden is lovely.\nStaff are kind."]);
        (await app.AuditAsync(id)).Count(entry => entry.Action == "recording-checked").ShouldBe(1);
        var row = (await app.ExportedAsync()).ShouldHaveSingleItem();
        row.Redacted.ShouldBe(["The garden is lovely.\nStaff are kind."]);
        row.Themes.ShouldNotBeEmpty();
        (await app.OpenedAsync(id))!.State.ShouldBe(RecordingState.Checked);
        (await app.Anyone().PageAsync($"/r/{receipt}")).QuerySelector("main")!.TextContent.ShouldContain("They listened on 2 March 2026.");
    }

    [Fact]
    public async Task Words_that_came_with_the_recording_stay_beside_what_was_heard()
    {
        await using var app = new PipelineApp(Voices.Open);
        var (id, _) = await Voices.LeftAsync(app, Voices.WebM(), ("text", "The food is cold."));
        await app.DrainAsync();
        var staff = await app.ReviewerAsync();

        await staff.SubmitAsync(await staff.PageAsync($"/review/recordings/{id}"), $"/review/recordings/{id}", ("Form.Text", "The garden is lovely."));
        await app.DrainAsync();

        (await app.WordsAsync()).ShouldBe(["recording: The garden is lovely.", "text: The food is cold."]);
        (await app.ExportedAsync()).ShouldHaveSingleItem().Redacted.ShouldBe(["The garden is lovely.", "The food is cold."]);
    }

    [Fact]
    public async Task No_words_is_an_answer_too_and_the_giver_sees_it()
    {
        await using var app = new PipelineApp(Voices.Open);
        var (id, receipt) = await Voices.LeftAsync(app);
        await app.DrainAsync();
        var staff = await app.ReviewerAsync();
        var page = await staff.PageAsync($"/review/recordings/{id}");

        var empty = await staff.SubmitAsync(page, $"/review/recordings/{id}", ("Form.Text", " \u200b"));
        var unclear = await staff.SubmitAsync(page, $"/review/recordings/{id}?handler=Unclear");
        await app.DrainAsync();

        empty.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await empty.DocumentAsync()).QuerySelector(".govuk-error-summary a[href='#text']").ShouldNotBeNull();
        unclear.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await app.OpenedAsync(id))!.State.ShouldBe(RecordingState.Unclear);
        (await staff.PageAsync("/review/transcripts")).QuerySelector("#to-hear").ShouldBeNull();
        (await app.Anyone().PageAsync($"/r/{receipt}")).QuerySelector("main")!.TextContent.ShouldContain("They could not hear your words.");
    }

    [Fact]
    public async Task A_member_of_another_place_finds_neither_page_nor_sound()
    {
        await using var app = new PipelineApp(Voices.Open);
        await app.AddPlaceAsync("elm-house");
        await app.AddPlaceAsync("oak-house");
        var (id, _) = await Voices.LeftAsync(app, Voices.WebM(), ("service", "elm-house"));
        var oak = await app.WithRolesAsync([Roles.Reviewer], "oak-house");

        (await oak.GetAsync(new Uri($"/review/recordings/{id}", UriKind.Relative), Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await oak.GetAsync(new Uri($"/review/recordings/{id}/sound", UriKind.Relative), Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await oak.SubmitAsync(await oak.PageAsync("/review/transcripts"), $"/review/recordings/{id}", ("Form.Text", "Not mine"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await oak.PageAsync("/review/transcripts")).QuerySelector("#to-hear").ShouldBeNull();
        (await app.WordsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Nobody_counts_a_voice_before_its_words_were_checked()
    {
        await using var app = new PipelineApp(Voices.Open);
        await Voices.LeftAsync(app, Voices.WebM(), ("about.age_band", "25-34"));

        await app.DrainAsync();
        app.Time.Advance(TimeSpan.FromHours(30));
        await app.DrainAsync();

        (await app.Get<IConcernDesk>().ListAsync(["organisation"], Stop)).ShouldBeEmpty();
        var row = (await app.ExportedAsync()).ShouldHaveSingleItem();
        (row.Themes.Count, row.Redacted.Count).ShouldBe((0, 0));
    }
}
