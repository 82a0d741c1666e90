using System.Net;
using FeedbackPipeline.Collecting.Drafting;
using FeedbackPipeline.Collecting.Recordings;
using FeedbackPipeline.Tests.Infrastructure;

namespace FeedbackPipeline.Tests.Collecting.Recordings;

/// <summary>A voice in the web form, with a browser without JavaScript.</summary>
public sealed class VoiceFormTests
{
    [Fact]
    public async Task A_recording_goes_with_the_form_and_the_receipt_says_that_somebody_will_listen()
    {
        await using var app = new PipelineApp();
        var person = await AtTheVoicePageAsync(app);

        var kept = await Voices.UploadAsync(app.Anyone(), person.Page, person.Address, Voices.WebM());
        await person.OpenAsync(kept.Headers.Location!.OriginalString);
        var check = person.Page.QuerySelector(".answers")!.TextContent;
        await person.SendAsync();

        check.ShouldContain("We have your recording.");
        person.Heading.ShouldBe("Thank you. We have your recording");
        var (receipt, thanks) = (person.Receipt, person.Page.QuerySelector("main")!.TextContent);
        thanks.ShouldContain("A person listens to your recording.");
        await person.OpenAsync($"/r/{receipt}");
        person.Page.QuerySelector("main")!.TextContent.ShouldContain("We have your recording. A person will listen.");
        (await app.FeedbackCountAsync()).ShouldBe(1);
        (await app.DraftCountAsync()).ShouldBe(0);
        (await app.WordsAsync()).ShouldBeEmpty();
        var waiting = (await app.Get<IRecordingBook>().WaitingAsync(["organisation"], TestContext.Current.CancellationToken)).ShouldHaveSingleItem();
        (await app.Get<SealedShelf>().OpenAsync((await app.OpenedAsync(waiting.FeedbackId))!.Shelved!, TestContext.Current.CancellationToken)).ShouldBe(Voices.WebM());
    }

    [Fact]
    public async Task Words_may_go_with_it_and_are_tagged_at_once()
    {
        await using var app = new PipelineApp();
        var person = await AtTheVoicePageAsync(app, "The garden is lovely.");
        await person.OpenAsync((await Voices.UploadAsync(app.Anyone(), person.Page, person.Address, Voices.WebM())).Headers.Location!.OriginalString);

        await person.SendAsync();
        await app.DrainAsync();

        (await app.WordsAsync()).ShouldHaveSingleItem().ShouldEndWith("The garden is lovely.");
        (await app.FeedbackCountAsync()).ShouldBe(1);
        (await app.Get<IRecordingBook>().WaitingAsync(["organisation"], TestContext.Current.CancellationToken)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Two_taps_send_one_recording_once()
    {
        await using var app = new PipelineApp();
        var person = await AtTheVoicePageAsync(app);
        await person.OpenAsync((await Voices.UploadAsync(app.Anyone(), person.Page, person.Address, Voices.WebM())).Headers.Location!.OriginalString);
        var (page, address) = (person.Page, person.Address);

        var first = await app.Anyone().SubmitAsync(page, address);
        var second = await app.Anyone().SubmitAsync(page, address);

        second.Headers.Location.ShouldBe(first.Headers.Location);
        (await app.FeedbackCountAsync()).ShouldBe(1);
        (await app.ShelfAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_was_typed_is_kept_on_the_way_to_the_recorder()
    {
        await using var app = new PipelineApp();
        var person = await new FormWalk(app.Anyone()).OpenAsync("/");
        await person.SendAsync();
        await person.SendAsync(("help", "alone"), ("go", "next"));

        await person.SendAsync(("words", "I began to write"), ("go", "voice"));

        person.Heading.ShouldBe("Record or send your voice");
        person.Page.QuerySelector(".govuk-back-link")!.GetAttribute("href")!.ShouldEndWith("/question/1");
        (await app.Get<IDraftBook>().FindAsync(person.Draft, TestContext.Current.CancellationToken))!.Answers.Values.ShouldBe(["I began to write"]);
    }

    [Fact]
    public async Task What_is_no_recording_is_refused_with_its_rule_and_nothing_is_kept()
    {
        await using var app = new PipelineApp(("Recordings:MaximumBytes", "2048"));
        var person = await AtTheVoicePageAsync(app);

        var text = await Voices.UploadAsync(app.Anyone(), person.Page, person.Address, "Hello"u8.ToArray());
        var large = await Voices.UploadAsync(app.Anyone(), person.Page, person.Address, [.. Voices.WebM(), .. new byte[2048]]);
        var none = await Voices.UploadAsync(app.Anyone(), person.Page, person.Address, null);
        var empty = await Voices.UploadAsync(app.Anyone(), person.Page, person.Address, []);

        text.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        (await text.DocumentAsync()).QuerySelector(".govuk-error-summary a[href='#recording']")!.TextContent.ShouldContain("not a recording");
        large.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await large.DocumentAsync()).QuerySelector(".govuk-error-summary a")!.TextContent.ShouldContain("2 kB");
        none.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        empty.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await app.ShelfAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_largest_allowed_recording_is_taken_and_one_byte_more_is_not()
    {
        await using var app = new PipelineApp();
        var person = await AtTheVoicePageAsync(app);
        var largest = new byte[new RecordingOptions().MaximumBytes];
        Voices.WebM().CopyTo(largest, 0);

        var more = await Voices.UploadAsync(app.Anyone(), person.Page, person.Address, [.. largest, 0]);
        var most = await Voices.UploadAsync(app.Anyone(), person.Page, person.Address, largest);
        var farTooMuch = await Voices.UploadAsync(app.Anyone(), person.Page, person.Address, new byte[28_000_001]);

        more.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await more.DocumentAsync()).QuerySelector(".govuk-error-summary a")!.TextContent.ShouldContain("25 MB");
        most.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        farTooMuch.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task A_recording_can_be_replaced_and_deleted_before_it_is_sent()
    {
        await using var app = new PipelineApp();
        var person = await AtTheVoicePageAsync(app);
        await Voices.UploadAsync(app.Anyone(), person.Page, person.Address, Voices.WebM("first"));
        var first = await app.ShelfAsync();

        await Voices.UploadAsync(app.Anyone(), person.Page, person.Address, Voices.WebM("second"));
        var second = await app.ShelfAsync();
        await person.OpenAsync(person.Address);
        await person.SendAsync(("go", "drop"));

        second.ShouldHaveSingleItem().ShouldNotBe(first.ShouldHaveSingleItem());
        person.Page.QuerySelector("#recording").ShouldNotBeNull();
        (await app.ShelfAsync()).ShouldBeEmpty();
        (await app.Get<IDraftBook>().FindAsync(person.Draft, TestContext.Current.CancellationToken))!.Recording.ShouldBeNull();
    }

    [Fact]
    public async Task Where_voice_is_switched_off_nobody_is_offered_it()
    {
        await using var app = new PipelineApp(("Recordings:Enabled", "false"));
        var person = await new FormWalk(app.Anyone()).ToTheCheckPageAsync();

        person.Page.QuerySelector("#voice").ShouldBeNull();
        (await person.OpenAsync($"/form/{person.Draft}/voice")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await person.OpenAsync($"/form/{person.Address.Split('/')[2]}/question/1")).Page.QuerySelector("button[value=voice]").ShouldBeNull();
    }

    [Fact]
    public async Task The_page_says_yes_to_what_before_anything_is_recorded()
    {
        await using var app = new PipelineApp(("Recordings:DaysAfterCheck", "12"));

        var page = (await AtTheVoicePageAsync(app)).Page;

        page.QuerySelector("#consent")!.TextContent.ShouldContain("If you send a recording, you say yes to this.");
        page.QuerySelector("#consent")!.TextContent.ShouldContain("12 days");
        page.QuerySelector("#recording")!.GetAttribute("aria-describedby")!.ShouldContain("consent");
        page.QuerySelector("#recording")!.GetAttribute("accept").ShouldBe("audio/*");
        page.QuerySelector("#recording")!.HasAttribute("capture").ShouldBeTrue();
        page.QuerySelector("#recorder")!.HasAttribute("hidden").ShouldBeTrue();
    }

    private static async Task<FormWalk> AtTheVoicePageAsync(PipelineApp app, params string?[] words)
    {
        var person = await new FormWalk(app.Anyone()).ToTheCheckPageAsync("/", "alone", words);
        return await person.OpenAsync($"/form/{person.Draft}/voice");
    }
}
