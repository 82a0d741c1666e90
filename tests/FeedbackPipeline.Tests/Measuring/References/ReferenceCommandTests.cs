using FeedbackPipeline.Measuring.References;
using FeedbackPipeline.Tests.Collecting;
using FeedbackPipeline.Tests.Infrastructure;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tests.Measuring.References;

public sealed class ReferenceCommandTests : IDisposable
{
    private const string Header = "dimension,category,count\n";
    private const string Good = Header + "age_band,18-24,300\nage_band,75+,700\n";
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    [Trait("Store", "SQLite")]
    public async Task What_was_said_before_is_kept_beside_the_new_version()
    {
        await using var app = new PipelineApp();
        var first = await RunAsync(app, Good);
        var second = await RunAsync(app, Header + "gender,woman,12\ngender,man,0\n", date: "2026-02-28");

        (first.Code, first.Output.Trim()).ShouldBe((ExitCode.Done, "Our organisation: version 1, 1 questions."));
        (second.Code, second.Output.Trim()).ShouldBe((ExitCode.Done, "Our organisation: version 2, 1 questions."));
        var history = await app.Get<IReferenceBook>().HistoryAsync("organisation", TestContext.Current.CancellationToken);
        history.Select(reference => (reference.Version, reference.Source, reference.Date)).ShouldBe([(1, "Client list", new(2026, 1, 31)), (2, "Client list", new(2026, 2, 28))]);
        history[0].Dimensions.Single().Categories.ShouldBe([new("18-24", 300), new("75+", 700)]);
        history[1].Dimensions.Single().Categories.ShouldBe([new("woman", 12), new("man", 0)]);
        (await app.TextsAsync("SELECT actor || ' ' || action || ' ' || subject || ' ' || detail FROM audit ORDER BY number"))
            .ShouldBe(["operator reference-added organisation version 1", "operator reference-added organisation version 2"]);
    }

    [Fact]
    public async Task A_total_and_what_is_not_known_are_kept_and_what_someone_should_know_is_said()
    {
        await using var app = new PipelineApp();

        var (code, _, errors) = await RunAsync(app, Header + "total,,1200\nage_band,18-24,300\nage_band,75+,700\ngender,,unknown\n");

        code.ShouldBe(ExitCode.Done);
        var reference = (await app.Get<IReferenceBook>().HistoryAsync("organisation", TestContext.Current.CancellationToken)).ShouldHaveSingleItem();
        reference.Total.ShouldBe(1200);
        reference.NotKnown.ShouldBe(["gender"]);
        reference.Dimensions.ShouldHaveSingleItem().Unplaced.ShouldBe(200);
        errors.ShouldContain("Note: How old are you? People in no group: 200.");
    }

    [Fact]
    public async Task Each_place_has_its_own_versions()
    {
        await using var app = new PipelineApp();
        await app.AddPlaceAsync("elm-house");
        await RunAsync(app, Good);
        var (code, output, _) = await RunAsync(app, Good, place: "elm-house");

        (code, output.Trim()).ShouldBe((ExitCode.Done, "elm-house: version 1, 1 questions."));
        (await app.Get<IReferenceBook>().NewestAsync(TestContext.Current.CancellationToken)).Select(reference => reference.Place).ShouldBe(["elm-house", "organisation"]);
    }

    [Theory]
    [InlineData(Header + "shoe_size,nine,30\n", "'shoe_size' is not a question we ask. Use one of: who_answered, age_band")]
    [InlineData(Header + "age_band,90+,30\n", "'90+' is not a category of 'age_band'. Use: u18, 18-24")]
    [InlineData(Header + "area,Leeds,30\n", "'Leeds' is not a category of 'area'. Use: ^[EWSN][0-9]{8}$")]
    [InlineData(Header + "age_band,18-64,30\nage_band,25-34,10\n", "'25-34' of 'age_band' is part of '18-64'")]
    [InlineData(Header + "ethnic_group,white-roma,3\nethnic_group,white,30\n", "'white-roma' of 'ethnic_group' is part of 'white'")]
    [InlineData(Header + "age_band,75+,-1\n", "line 2: the count '-1' must be a whole number")]
    [InlineData(Header + "age_band,75+,1.5\n", "line 2: the count '1.5' must be a whole number")]
    [InlineData(Header + "age_band,75+,\n", "line 2: the count '' must be a whole number")]
    [InlineData(Header + "age_band,75+,many\n", "line 2: the count 'many' must be a whole number")]
    [InlineData(Header + "age_band,75+,99999999999999999999\n", "must be a whole number from 0 to 1000000000")]
    [InlineData(Good + "age_band,75+,3\n", "line 4: the category '75+' of 'age_band' is there twice")]
    [InlineData(Header + "age_band,declined,3\n", "'declined' cannot be a category")]
    [InlineData(Header + "age_band,small-groups-together,3\n", "'small-groups-together' cannot be a category")]
    [InlineData(Header + ",75+,3\n", "line 2: the column 'dimension' is empty")]
    [InlineData(Header + "age_band,,3\n", "line 2: the column 'category' is empty")]
    [InlineData("dimension,category\nage_band,75+\n", "'count' is missing")]
    [InlineData("dimension,count\nage_band,75\n", "'category' is missing")]
    [InlineData(Header, "has no categories")]
    [InlineData("", "")]
    [InlineData(Header + "age_band,75+,0\n", "'age_band' has nobody in it")]
    public async Task A_file_that_cannot_be_right_is_refused_and_nothing_is_stored(string rows, string message)
    {
        await using var app = new PipelineApp();
        var (code, output, errors) = await RunAsync(app, rows);

        await RefusedAsync(app, code, output, errors, message);
    }

    [Theory]
    [InlineData("elm", "Client list", "2026-01-31", "--place: 'elm' is not a place we know.")]
    [InlineData(null, "Client list", "31/01/2026", "--date: '31/01/2026' is not a day like")]
    [InlineData(null, "Client list", "2026-02-30", "--date: '2026-02-30' is not a day like")]
    [InlineData(null, "Client list", "2026-03-04", "--date: '2026-03-04' is still to come.")]
    [InlineData(null, "", "2026-01-31", "--source: say where the counts come from.")]
    [InlineData(null, "  ", "2026-01-31", "--source: say where the counts come from.")]
    public async Task An_option_that_cannot_be_right_is_refused_and_nothing_is_stored(string? place, string source, string date, string message)
    {
        await using var app = new PipelineApp();
        var (code, output, errors) = await RunAsync(app, Good, place, source, date);

        await RefusedAsync(app, code, output, errors, message);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_refused()
    {
        await using var app = new PipelineApp();
        var (code, output, errors) = await Verb.RunAsync(
            ReferenceCommand.Create(() => app.Services), "--file", folder.File("none.csv"), "--source", "Client list", "--date", "2026-01-31");

        await RefusedAsync(app, code, output, errors, "none.csv");
    }

    private static async Task RefusedAsync(PipelineApp app, int code, string output, string errors, string message)
    {
        code.ShouldBe(ExitCode.BadInput);
        output.ShouldBeEmpty();
        errors.ShouldContain(message);
        errors.Trim().ShouldNotBeEmpty();
        errors.ShouldNotContain("   at ");
        (await app.NumberAsync("SELECT (SELECT count(*) FROM reference_populations) + (SELECT count(*) FROM audit)")).ShouldBe(0);
    }

    private Task<(int Code, string Output, string Errors)> RunAsync(PipelineApp app, string rows, string? place = null, string source = "Client list", string date = "2026-01-31")
        => Verb.RunAsync(
            ReferenceCommand.Create(() => app.Services),
            [.. (string[])(place is null ? [] : ["--place", place]), "--file", folder.Write("counts.csv", rows), "--source", source, "--date", date]);
}
