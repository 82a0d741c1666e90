using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using FeedbackPipeline.Collecting.Transcripts;
using FeedbackPipeline.Messages;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Tests.Infrastructure;

namespace FeedbackPipeline.Tests.Collecting.Transcripts;

public sealed class TranscriptsTests
{
    private const string Path = "/review/transcripts";
    private const string Speech = """{"phrases":[{"offsetMilliseconds":65000,"text":"I lik the garden.","confidence":0.4},{"offsetMilliseconds":70000,"text":"It is quiet.","confidence":0.95}]}""";

    private static readonly (string, string)[] Checked = [("Form.Help", "with-help"), ("Form.Day", "2026-02-27"), ("Form.Text", "I like the garden.\r\nIt is quiet."), ("Form.About[age_band]", "25-34")];

    [Fact]
    [Trait("Store", "SQLite")]
    public async Task Nobody_is_counted_before_a_person_has_checked_the_words()
    {
        await using var app = new PipelineApp();
        var staff = await app.WithRolesAsync([Roles.Reviewer]);

        var draft = await UploadedAsync(staff, "talk.json", Speech);
        await app.DrainAsync();

        draft.ShouldStartWith($"{Path}/tr_");
        (await app.FeedbackCountAsync()).ShouldBe(0);
        (await app.NumberAsync("SELECT count(*) FROM queue")).ShouldBe(0);
        (await app.TextsAsync("SELECT sealed FROM transcript_drafts")).ShouldHaveSingleItem().ShouldNotContain("garden");
        (await staff.PageAsync(Path)).QuerySelectorAll($"main a[href='{draft}']").Length.ShouldBe(1);
    }

    [Fact]
    [Trait("Store", "SQLite")]
    public async Task Checked_words_are_kept_once_as_voice_and_the_draft_is_gone()
    {
        await using var app = new PipelineApp();
        var staff = await app.WithRolesAsync([Roles.Reviewer]);
        var draft = await UploadedAsync(staff, "talk.json", Speech);
        var page = await staff.PageAsync(draft);

        var first = await staff.SubmitAsync(page, draft, Checked);
        var second = await staff.SubmitAsync(page, draft, Checked);

        page.QuerySelectorAll(".transcript li").Select(part => part.TextContent.Contains("Not sure: listen again", StringComparison.Ordinal)).ShouldBe([true, false]);
        page.QuerySelector(".transcript")!.TextContent.ShouldContain("0:01:05");
        ((IHtmlTextAreaElement)page.QuerySelector("#text")!).Value.ShouldBe("I lik the garden.\nIt is quiet.");
        first.Headers.Location!.ToString().ShouldStartWith($"{Path}?kept=");
        second.Headers.Location.ShouldBe(first.Headers.Location);
        (await app.WordsAsync()).ShouldBe(["text: I like the garden.\nIt is quiet."]);
        (await app.AboutAsync()).ShouldBe(["age_band=25-34 (1, helper)"]);
        (await app.TextsAsync("SELECT channel || ' ' || help || ' ' || about_closed || ' ' || (received / 86400000) FROM feedback")).ShouldBe(["voice with-help 1 20511"]);
        (await app.NumberAsync("SELECT count(*) FROM transcript_drafts")).ShouldBe(0);
        (await app.TextsAsync("SELECT action FROM audit WHERE subject LIKE 'tr\\_%' ESCAPE '\\' AND action <> 'transcript-read' ORDER BY number")).ShouldBe(["transcript-uploaded", "transcript-sent"]);
        (await app.NumberAsync("SELECT count(*) FROM audit WHERE action = 'transcript-read'")).ShouldBe(2);
    }

    [Fact]
    public async Task Two_presses_at_once_make_one_record()
    {
        await using var app = new PipelineApp();
        var staff = await app.WithRolesAsync([Roles.Reviewer]);
        var draft = await UploadedAsync(staff, "talk.json", Speech);
        var page = await staff.PageAsync(draft);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => staff.SubmitAsync(page, draft, Checked)));

        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.Redirect);
        (await app.FeedbackCountAsync()).ShouldBe(1);
    }

    [Fact]
    [Trait("Store", "SQLite")]
    public async Task One_upload_sent_twice_is_one_draft()
    {
        await using var app = new PipelineApp();
        var staff = await app.WithRolesAsync([Roles.Reviewer]);
        var page = await staff.PageAsync(Path);

        var first = await UploadAsync(staff, page, "talk.txt", "Hello"u8.ToArray());
        var second = await UploadAsync(staff, page, "talk.txt", "Hello"u8.ToArray());

        second.Headers.Location.ShouldBe(first.Headers.Location);
        (await app.NumberAsync("SELECT count(*) FROM transcript_drafts")).ShouldBe(1);
    }

    [Fact]
    [Trait("Store", "SQLite")]
    public async Task What_is_not_feedback_is_deleted()
    {
        await using var app = new PipelineApp();
        var staff = await app.WithRolesAsync([Roles.Reviewer]);
        var draft = await UploadedAsync(staff, "talk.txt", "One two, one two.");
        var page = await staff.PageAsync(draft);

        var answer = await staff.SubmitAsync(page, $"{draft}?handler=Abandon");

        page.QuerySelector("main form[action]")!.GetAttribute("action").ShouldBe($"{draft}?handler=Abandon");
        answer.Headers.Location!.ToString().ShouldBe(Path);
        (await app.NumberAsync("SELECT count(*) FROM transcript_drafts")).ShouldBe(0);
        (await app.NumberAsync("SELECT count(*) FROM audit WHERE action = 'transcript-abandoned'")).ShouldBe(1);
        (await staff.SubmitAsync(page, draft, Checked)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await app.FeedbackCountAsync()).ShouldBe(0);
    }

    [Fact]
    [Trait("Store", "SQLite")]
    public async Task A_member_of_another_place_does_not_find_it()
    {
        await using var app = new PipelineApp();
        await app.AddPlaceAsync("elm-house");
        await app.AddPlaceAsync("oak-house");
        var elm = await app.WithRolesAsync([Roles.Reviewer], "elm-house");
        var oak = await app.WithRolesAsync([Roles.Reviewer], "oak-house");
        var draft = await UploadedAsync(elm, "talk.txt", "Hello");
        var page = await elm.PageAsync(draft);

        (await oak.GetAsync(draft, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await oak.SubmitAsync(await oak.PageAsync(Path), draft, Checked)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await oak.SubmitAsync(await oak.PageAsync(Path), $"{draft}?handler=Abandon")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await oak.PageAsync(Path)).QuerySelectorAll("main a").ShouldBeEmpty();
        (await elm.SubmitAsync(page, draft, [.. Checked, ("Form.Place", "oak-house")])).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await elm.SubmitAsync(page, draft, Checked)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await oak.SubmitAsync(await oak.PageAsync(Path), draft, Checked)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await app.TextsAsync("SELECT place FROM feedback")).ShouldBe(["elm-house"]);
    }

    [Fact]
    [Trait("Store", "SQLite")]
    public async Task Mistakes_are_named_with_their_fields_and_the_words_stay()
    {
        await using var app = new PipelineApp();
        var staff = await app.WithRolesAsync([Roles.Reviewer]);
        var draft = await UploadedAsync(staff, "talk.txt", "Hello");

        var answer = await staff.SubmitAsync(await staff.PageAsync(draft), draft, ("Form.Text", " "), ("Form.Place", "nowhere"), ("Form.Day", "2026-03-03"));
        var page = await answer.DocumentAsync();
        var tooLong = await staff.SubmitAsync(page, draft, [.. Checked.Where(field => field.Item1 != "Form.Text"), ("Form.Place", "organisation"), ("Form.Text", new string('a', 20_001))]);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        page.QuerySelectorAll(".govuk-error-summary a").Select(link => link.GetAttribute("href")).ShouldBe(["#text", "#place", "#day", "#help-alone"]);
        page.QuerySelectorAll(".govuk-error-summary a").ShouldAllBe(link => page.QuerySelector(link.GetAttribute("href")!) != null);
        (await tooLong.DocumentAsync()).QuerySelector(".govuk-error-summary a[href='#text']")!.TextContent.ShouldContain("20000");
        (await app.NumberAsync("SELECT count(*) FROM transcript_drafts")).ShouldBe(1);
        (await app.FeedbackCountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_bad_file_is_refused_with_its_rule_and_nothing_is_kept()
    {
        await using var app = new PipelineApp(("Collecting:MaximumTranscriptBytes", "2048"));
        var staff = await app.WithRolesAsync([Roles.Reviewer]);
        var page = await staff.PageAsync(Path);

        var wrongType = await UploadAsync(staff, page, "talk.docx", "Hello"u8.ToArray());
        var large = await UploadAsync(staff, page, "talk.txt", new byte[2049]);
        var none = await UploadAsync(staff, page, null, []);

        wrongType.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await wrongType.DocumentAsync()).QuerySelector(".govuk-error-summary a[href='#file']")!.TextContent.ShouldContain(".vtt");
        large.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await large.DocumentAsync()).QuerySelector(".govuk-error-summary a[href='#file']")!.TextContent.ShouldContain("2 kB");
        (await none.DocumentAsync()).QuerySelector(".govuk-error-summary a[href='#file']")!.TextContent.ShouldBe("Choose a file.");
        (await app.NumberAsync("SELECT count(*) FROM transcript_drafts")).ShouldBe(0);
    }

    [Fact]
    public async Task Words_that_may_be_about_harm_come_first_and_say_so()
    {
        await using var app = new PipelineApp();
        var staff = await app.WithRolesAsync([Roles.Reviewer]);
        await UploadedAsync(staff, "talk.txt", "The food is good.");
        app.Time.Advance(TimeSpan.FromMinutes(1));

        var draft = await UploadedAsync(staff, "talk.txt", "He hits me when nobody looks.");
        var list = (await staff.PageAsync(Path)).QuerySelectorAll("main .govuk-list--bullet li");

        list.Select(line => line.TextContent.Contains("May be about harm", StringComparison.Ordinal)).ShouldBe([true, false]);
        (await staff.PageAsync(draft)).Body!.TextContent.ShouldContain("These words may be about harm.");
    }

    [Fact]
    [Trait("Store", "SQLite")]
    public async Task A_draft_nobody_checked_is_deleted_before_its_days_are_over()
    {
        await using var app = new PipelineApp(("Collecting:DraftDays", "10"));
        var staff = await app.WithRolesAsync([Roles.Reviewer]);
        await UploadedAsync(staff, "talk.txt", "Hello");
        var sweep = app.Get<IEnumerable<ITimedWork>>().OfType<ForgetTranscripts>().Single();

        app.Time.Advance(TimeSpan.FromDays(10) - (2 * sweep.Every));
        await sweep.RunAsync(TestContext.Current.CancellationToken);
        var before = await app.NumberAsync("SELECT count(*) FROM transcript_drafts");
        app.Time.Advance(TimeSpan.FromMinutes(1));
        await sweep.RunAsync(TestContext.Current.CancellationToken);

        before.ShouldBe(1);
        (await app.NumberAsync("SELECT count(*) FROM transcript_drafts")).ShouldBe(0);
        (await app.NumberAsync("SELECT count(*) FROM audit WHERE action = 'transcript-too-old'")).ShouldBe(1);
    }

    private static async Task<string> UploadedAsync(HttpClient staff, string name, string content)
        => (await UploadAsync(staff, await staff.PageAsync(Path), name, Encoding.UTF8.GetBytes(content))).Headers.Location!.ToString();

    private static async Task<HttpResponseMessage> UploadAsync(HttpClient staff, IHtmlDocument page, string? name, byte[] file)
    {
        using var content = new MultipartFormDataContent();
        foreach (var hidden in page.QuerySelectorAll("main form input[type=hidden]"))
        {
            content.Add(new StringContent(hidden.GetAttribute("value") ?? ""), hidden.GetAttribute("name")!);
        }

        content.Add(new StringContent(page.QuerySelector("#place option")!.GetAttribute("value")!), "Form.Place");
        if (name is not null)
        {
            content.Add(new ByteArrayContent(file), "Form.File", name);
        }

        return await staff.PostAsync(new Uri(Path, UriKind.Relative), content, TestContext.Current.CancellationToken);
    }
}
