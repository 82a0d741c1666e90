using System.Text;
using FeedbackPipeline.Collecting.Importing;
using FeedbackPipeline.Collecting.Surveying;
using FeedbackPipeline.Tests.Infrastructure;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tests.Collecting;

public sealed class ImportTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    [Trait("Store", "SQLite")]
    public async Task Every_column_reaches_the_record()
    {
        await using var app = new PipelineApp();
        await app.AddPlaceAsync("elm-house");
        var (code, output) = await ImportAsync(app, """
            text,received,channel,service,help,language,respondent,externalId,question,answers.good,about.age_band,about.communication
            "Nice, and ""warm"" ok",2026-01-05T09:30:00Z,paper,elm-house,with-help,en,NHS-123,x1,How could we improve?,"Two
            lines",25-34,speech;bsl
            """);

        code.ShouldBe(ExitCode.Done);
        output.ShouldContain("imported 1, duplicates 0, rejected 0");
        (await app.WordsAsync()).ShouldBe(["good: Two\nlines", "text: Nice, and \"warm\" ok"]);
        (await app.TextsAsync("SELECT asked FROM words WHERE question = 'text'")).ShouldBe(["How could we improve?"]);
        (await app.TextsAsync("SELECT channel || ' ' || place || ' ' || help || ' ' || language || ' ' || about_closed || ' ' || received FROM feedback"))
            .ShouldBe([$"paper elm-house with-help en 1 {new DateTimeOffset(2026, 1, 5, 9, 30, 0, TimeSpan.Zero).ToUnixTimeMilliseconds()}"]);
        (await app.AboutAsync()).ShouldBe(["age_band=25-34 (1, import)", "communication=bsl (1, import)", "communication=speech (1, import)"]);
        (await app.TextsAsync("SELECT respondent FROM feedback")).Single().ShouldNotContain("NHS-123");
    }

    [Fact]
    public async Task Columns_are_found_as_spreadsheets_write_them()
    {
        await using var app = new PipelineApp();

        var (code, output) = await ImportAsync(app, "Text, ExternalID ,Answers.Good,ABOUT.AGE_BAND\nNice,x1,Warm,25-34\n");

        code.ShouldBe(ExitCode.Done);
        output.ShouldNotContain("ignored");
        (await app.WordsAsync()).ShouldBe(["good: Warm", "text: Nice"]);
    }

    [Fact]
    public async Task A_second_run_says_duplicates_and_the_same_words_said_twice_stay_two()
    {
        await using var app = new PipelineApp();
        const string rows = "text,externalId\nGood,\nGood,\nBad,x9\n";

        var (first, firstOutput) = await ImportAsync(app, rows);
        var (second, secondOutput) = await ImportAsync(app, rows);

        firstOutput.ShouldContain("imported 3, duplicates 0, rejected 0");
        secondOutput.ShouldContain("imported 0, duplicates 3, rejected 0");
        (first, second).ShouldBe((ExitCode.Done, ExitCode.Done));
        (await app.FeedbackCountAsync()).ShouldBe(3);
    }

    [Fact]
    public async Task An_import_that_was_stopped_goes_on_where_it_was()
    {
        await using var app = new PipelineApp();
        await ImportAsync(app, "text\none\ntwo\n");

        var (_, output) = await ImportAsync(app, "text\none\ntwo\nthree\nfour\n");

        output.ShouldContain("imported 2, duplicates 2, rejected 0");
    }

    [Fact]
    public async Task Bad_rows_are_listed_by_line_and_column_and_the_rest_is_done()
    {
        await using var app = new PipelineApp();
        var (code, output) = await ImportAsync(app, """
            text,received,channel,service,help,about.age_band
            fine,,,,,
            late,2031-01-01,,,,
            odd,someday,,,,
            where,,,nowhere,,
            how,,,,maybe,
            age,,,,,old
            way,,pigeon,,,
            short,row
            said "so",,,,,
            ,,,,,
            last,,,,,
            ancient,0001-01-01,,,,
            """);

        code.ShouldBe(ExitCode.Partly);
        output.ShouldContain("imported 2, duplicates 0, rejected 10");
        (await app.WordsAsync()).ShouldBe(["text: fine", "text: last"], ignoreOrder: true);
        var rejects = await File.ReadAllLinesAsync(folder.File("F.rejects.csv"), TestContext.Current.CancellationToken);
        rejects[0].ShouldBe("line,column,reason");
        rejects[1..].Select(line => string.Join(',', line.Split(',')[..2])).ShouldBe(
            ["3,received", "4,received", "5,service", "6,help", "7,about.age_band", "8,channel", "9,row", "10,row", "11,text", "13,received"]);
        rejects.ShouldAllBe(line => !line.Contains("said", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_quote_nobody_closed_costs_its_own_line_only()
    {
        await using var app = new PipelineApp();

        var (code, output) = await ImportAsync(app, "text,help\n\"never closed,alone\nsecond,alone\n\"third, with comma\",alone\n\"again,\nlast,alone\n");

        code.ShouldBe(ExitCode.Partly);
        output.ShouldContain("imported 3, duplicates 0, rejected 2");
        (await app.WordsAsync()).ShouldBe(["text: last", "text: second", "text: third, with comma"], ignoreOrder: true);
    }

    [Fact]
    public async Task Bytes_that_are_not_UTF8_are_rejected_and_not_changed_silently()
    {
        await using var app = new PipelineApp();
        var path = folder.File("F.csv");
        await File.WriteAllBytesAsync(path, [.. "text\ncaf"u8, 0xE9, .. "\ngood\n"u8], TestContext.Current.CancellationToken);

        var (code, output) = await ImportAsync(app, new FileInfo(path));

        code.ShouldBe(ExitCode.Partly);
        output.ShouldContain("imported 1, duplicates 0, rejected 1");
    }

    [Fact]
    public async Task The_same_external_id_with_other_words_is_rejected_by_that_column()
    {
        await using var app = new PipelineApp();
        await ImportAsync(app, "text,externalId\nfirst,x1\n");

        var (code, _) = await ImportAsync(app, "text,externalId\nother,x1\n");

        code.ShouldBe(ExitCode.Partly);
        (await File.ReadAllTextAsync(folder.File("F.rejects.csv"), TestContext.Current.CancellationToken)).ShouldContain("2,externalId,");
        (await app.WordsAsync()).ShouldBe(["text: first"]);
    }

    [Fact]
    public async Task Unknown_columns_are_named_and_ignored()
    {
        await using var app = new PipelineApp();

        var (code, output) = await ImportAsync(app, "text,colour,mood\nHello,red,good\n");

        code.ShouldBe(ExitCode.Done);
        output.ShouldContain("ignored: colour, mood");
    }

    [Theory]
    [InlineData("received,help\n2026-01-01,alone\n", "text")]
    [InlineData("text,answers.nonsense\nHello,a\n", "answers.nonsense")]
    [InlineData("text,about.shoe_size\nHello,9\n", "about.shoe_size")]
    [InlineData("text,text\nHello,a\n", "text")]
    [InlineData("", "first line")]
    public async Task A_file_that_can_not_be_used_is_refused_whole(string rows, string named)
    {
        await using var app = new PipelineApp();

        var refused = await Should.ThrowAsync<InvalidDataException>(() => ImportAsync(app, rows));

        refused.Message.ShouldContain(named);
        (await app.FeedbackCountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_file_that_is_not_there_or_a_survey_nobody_knows_is_refused()
    {
        await using var app = new PipelineApp();

        await Should.ThrowAsync<FileNotFoundException>(() => ImportAsync(app, new FileInfo(folder.File("none.csv"))));
        var refused = await Should.ThrowAsync<InvalidDataException>(() => ImportCommand.RunAsync(app.Services, new(folder.Write("F.csv", "text\na\n")), "other", TextWriter.Null, TestContext.Current.CancellationToken));
        refused.Message.ShouldContain("--survey");
    }

    [Theory]
    [InlineData("2026-06-01", "2026-05-31T23:00:00Z")]
    [InlineData("1/6/2026 09:05", "2026-06-01T08:05:00Z")]
    [InlineData("2026-01-05T09:30:00+02:00", "2026-01-05T07:30:00Z")]
    [InlineData("2026-03-29 01:30", "2026-03-29T01:30:00Z")]
    [InlineData("2026-13-01", null)]
    [InlineData("yesterday", null)]
    public void A_date_without_a_zone_is_the_organisations(string text, string? utc)
        => ReadMoment.From(text, TimeZoneInfo.FindSystemTimeZoneById("Europe/London")).ShouldBe(utc is null ? null : DateTimeOffset.Parse(utc));

    [Fact]
    public async Task Ten_thousand_rows_go_in()
    {
        await using var app = new PipelineApp();
        var rows = new StringBuilder("text,about.gender\n");
        for (var row = 0; row < 10_000; row++)
        {
            rows.Append("Row ").Append(row).Append(",woman\n");
        }

        using var file = new ImportFile(new(folder.Write("F.csv", rows.ToString())), SurveyCatalogue.Default, 1_000_000);
        var result = await app.Get<ImportFeedback>().RunAsync(file, SurveyCatalogue.Default, _ => { }, TestContext.Current.CancellationToken);

        (result.Imported, result.Duplicates, result.Rejected).ShouldBe((10_000, 0, 0));
        (await app.WaitingAsync()).ShouldBe(10_000);
    }

    private Task<(int Code, string Output)> ImportAsync(PipelineApp app, string rows) => ImportAsync(app, new FileInfo(folder.Write("F.csv", rows)));

    private static async Task<(int Code, string Output)> ImportAsync(PipelineApp app, FileInfo file)
    {
        await using var output = new StringWriter();
        var code = await ImportCommand.RunAsync(app.Services, file, SurveyCatalogue.Default, output, TestContext.Current.CancellationToken);
        return (code, output.ToString());
    }
}
