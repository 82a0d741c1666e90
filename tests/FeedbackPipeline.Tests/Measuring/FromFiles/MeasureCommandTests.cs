using System.CommandLine;
using System.Text.Json;
using FeedbackPipeline.Measuring.FromFiles;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tests.Measuring.FromFiles;

public sealed class MeasureCommandTests : IDisposable
{
    private const string Header = "id,respondent,received,age\n";
    private const string Reference = "dimension,category,count\nage,young,300\nage,old,700\n";
    private readonly string folder = Directory.CreateTempSubdirectory("measure-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("case-1")]
    [InlineData("case-2")]
    public async Task Whole_files_with_repeats_epochs_and_clearing_give_the_expected_figures(string name)
    {
        var data = Path.Combine(AppContext.BaseDirectory, "Data", "measuring", name);

        var (code, _, output) = await RunFilesAsync(Path.Combine(data, "responses.csv"), Path.Combine(data, "reference.csv"));

        code.ShouldBe(ExitCode.Done);
        using var expected = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(data, "expected.json"), TestContext.Current.CancellationToken));
        var groups = Groups(output);
        groups.Count.ShouldBe(expected.RootElement.GetArrayLength());
        foreach (var (group, wanted) in groups.Zip(expected.RootElement.EnumerateArray()))
        {
            foreach (var field in wanted.EnumerateObject())
            {
                Compare(group, field);
            }
        }
    }

    [Fact]
    public async Task The_order_of_rows_in_the_file_does_not_matter()
    {
        var data = Path.Combine(AppContext.BaseDirectory, "Data", "measuring", "case-1");
        var lines = await File.ReadAllLinesAsync(Path.Combine(data, "responses.csv"), TestContext.Current.CancellationToken);
        var turned = Write("turned.csv", string.Join('\n', lines.Skip(1).Reverse().Prepend(lines[0])));

        var (_, _, straight) = await RunFilesAsync(Path.Combine(data, "responses.csv"), Path.Combine(data, "reference.csv"));
        var (_, _, reversed) = await RunFilesAsync(turned, Path.Combine(data, "reference.csv"));

        reversed.ShouldBe(straight);
    }

    [Theory]
    [InlineData("id,respondent,received\nr1,n1,2026-01-01\n", Reference, "'age' is missing")]
    [InlineData("id,received,age\nr1,2026-01-01,old\n", Reference, "'respondent' is missing")]
    [InlineData(Header + "r1,n1,2026-01-01,old\n", "dimension,category\nage,old\n", "'count' is missing")]
    [InlineData(Header + "r1,n1,2026-01-01,old\n", "dimension,category,count\nage,old,-1\n", "line 2: the count '-1' must be a whole number")]
    [InlineData(Header + "r1,n1,2026-01-01,old\n", "dimension,category,count\nage,old,1.5\n", "line 2: the count '1.5' must be a whole number")]
    [InlineData(Header + "r1,n1,2026-01-01,old\n", Reference + "age,old,3\n", "line 4: the category 'old' of 'age' is there twice")]
    [InlineData(Header + "r1,n1,2026-01-01,old\n", "dimension,category,count\nage,declined,3\n", "'declined' cannot be a category")]
    [InlineData(Header + "r1,n1,2026-01-01,old\n", "dimension,category,count\n", "has no categories")]
    [InlineData(Header + "r1,n1,2026-01-01,old\nr2,n2,31/03/2026,old\n", Reference, "line 3: the column 'received' has '31/03/2026'")]
    [InlineData(Header + "r1,n1,2026-02-30,old\n", Reference, "'2026-02-30'")]
    [InlineData(Header + ",n1,2026-01-01,old\n", Reference, "line 2: the column 'id' is empty")]
    [InlineData(Header + "r1,n1,2026-01-01\n", Reference, "line 2: has 3 fields, but the header has 4")]
    [InlineData("", Reference, "is empty")]
    [InlineData(Header, "", "is empty")]
    [InlineData("id,respondent,received,age,age\n", Reference, "'age' is there twice")]
    [InlineData("id,respondent,received,age,session,size\nr1,n1,2026-01-01,old,s,1\nr2,n2,2026-01-01,old,s,1\n", Reference, "has 2 people in its rows, but the size 1")]
    public async Task A_file_that_cannot_be_used_is_refused_with_the_reason_and_nothing_is_written(string responses, string reference, string reason)
    {
        var (code, errors, output) = await RunAsync(responses, reference);

        code.ShouldBe(ExitCode.BadInput);
        errors.ShouldContain(reason);
        output.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_named()
    {
        var (code, errors, _) = await RunFilesAsync(Path.Combine(folder, "nowhere.csv"), Write("reference.csv", Reference));

        code.ShouldBe(ExitCode.BadInput);
        errors.ShouldContain("nowhere.csv");
    }

    [Theory]
    [InlineData("--alpha", "0")]
    [InlineData("--alpha", "1.5")]
    [InlineData("--mode", "urn")]
    public void An_option_out_of_range_is_refused(string option, string value)
        => MeasureCommand.Create().Parse(["--responses", "r", "--reference", "p", "--output", "o", option, value]).Errors.ShouldNotBeEmpty();

    [Fact]
    public async Task A_category_the_reference_has_nobody_in_is_reported_and_not_counted()
    {
        var (code, errors, output) = await RunAsync(Header + "r1,n1,2026-01-01,ancient\nr2,n2,2026-01-01,ancient\nr3,n3,2026-01-01,old\nr4,n4,2026-01-01,none\n", Reference + "age,none,0\n");

        code.ShouldBe(ExitCode.Done);
        errors.ShouldContain("2 responses say 'ancient'");
        errors.ShouldContain("1 responses say 'none'");
        Groups(output).ShouldAllBe(group => group.GetProperty("n").GetInt64() == 1);
        Groups(output)[2].GetProperty("status").GetString().ShouldBe("not-in-reference");
    }

    [Fact]
    public async Task One_category_alone_is_described_and_not_tested()
    {
        var (code, errors, output) = await RunAsync(Header + "r1,n1,2026-01-01,old\n", "dimension,category,count\nage,old,50\n");

        code.ShouldBe(ExitCode.Done);
        errors.ShouldContain("fewer than two categories");
        Groups(output)[0].GetProperty("status").GetString().ShouldBe("not-testable");
    }

    [Fact]
    public async Task Without_a_row_every_figure_is_still_there()
    {
        var (code, _, output) = await RunAsync(Header, Reference);

        code.ShouldBe(ExitCode.Done);
        Groups(output).ShouldAllBe(group => group.GetProperty("logE").GetDouble() == 0 && group.GetProperty("status").GetString() == "too-early");
    }

    [Fact]
    public async Task A_person_is_counted_once_a_year_and_the_year_turns_at_midnight_in_London()
    {
        var (_, _, output) = await RunAsync(
            Header + "r1,n1,2025-07-01T00:00:00Z,\nr2,n1,2025-07-02T00:00:00Z,old\nr3,n1,2025-07-03T00:00:00Z,young\nr4,,2025-12-31T23:59:59Z,declined\nr5,,2025-12-31T23:59:59Z,unsure\n",
            Reference);

        using var document = JsonDocument.Parse(output);
        var age = document.RootElement.GetProperty("dimensions")[0];
        (age.GetProperty("known").GetInt64(), age.GetProperty("unknown").GetInt64(), age.GetProperty("declined").GetInt64()).ShouldBe((1, 2, 1));
        Groups(output)[1].GetProperty("observed").GetInt64().ShouldBe(1);
    }

    [Fact]
    public async Task Silence_opens_an_alert_at_the_silence_number_and_the_urn_sooner()
    {
        const string Small = "dimension,category,count\nage,young,30\nage,old,270\n";
        var rows = Header + string.Concat(Enumerable.Range(1, 150).Select(row => $"r{row:D3},n{row},2026-01-01T00:00:{row % 60:D2}Z,old\n"));

        var (_, _, stream) = await RunAsync(rows, Small);
        var (_, _, register) = await RunAsync(rows, Small, "--mode", "register");

        Groups(stream)[0].GetProperty("status").GetString().ShouldBe("serious");
        Groups(register)[0].GetProperty("logE").GetDouble().ShouldBeGreaterThan(Groups(stream)[0].GetProperty("logE").GetDouble());
    }

    [Fact]
    public async Task A_group_session_is_one_observation()
    {
        var (_, _, output) = await RunAsync(
            "id,respondent,received,age,session,size\nr1,n1,2026-01-01,young,s,4\nr2,n2,2026-01-01,old,s,4\nr3,n3,2026-01-01,old,s,4\nr4,n4,2026-01-02,old,,\n",
            Reference);

        var young = Groups(output)[0];
        (young.GetProperty("n").GetInt64(), young.GetProperty("observed").GetInt64(), young.GetProperty("unknown").GetInt64()).ShouldBe((4, 1, 1));
        var evidence = default(FeedbackPipeline.Measuring.Statistics.Evidence).Step(1.0 / 3, 0.3).Step(0, 0.3);
        young.GetProperty("logE").GetDouble().ShouldBe(evidence.LogE(), 1e-12);
    }

    private static void Compare(JsonElement group, JsonProperty field)
    {
        var what = $"{group.GetProperty("dimension")} {group.GetProperty("category")} {field.Name}";
        if (field.Name == "open")
        {
            (group.GetProperty("status").GetString() is "open" or "serious").ShouldBe(field.Value.GetBoolean(), what);
            return;
        }

        var actual = group.GetProperty(field.Name);
        switch (field.Value.ValueKind)
        {
            case JsonValueKind.Number:
                actual.GetDouble().ShouldBe(field.Value.GetDouble(), 1e-9, what);
                break;
            case JsonValueKind.Array:
                actual[0].GetDouble().ShouldBe(field.Value[0].GetDouble(), 1e-9, what);
                actual[1].GetDouble().ShouldBe(field.Value[1].GetDouble(), 1e-9, what);
                break;
            default:
                actual.ToString().ShouldBe(field.Value.ToString(), what);
                break;
        }
    }

    private static List<JsonElement> Groups(string output)
    {
        using var document = JsonDocument.Parse(output);
        return [.. document.RootElement.GetProperty("dimensions").EnumerateArray().SelectMany(dimension => dimension.GetProperty("groups").EnumerateArray()).Select(group => group.Clone())];
    }

    [Theory]
    [InlineData("responses.csv", "--responses")]
    [InlineData("reference.csv", "--reference")]
    public async Task Neither_file_that_is_read_is_written_over(string output, string named)
    {
        var (responses, reference) = (Write("responses.csv", "id,respondent,received,gender\n"), Write("reference.csv", "dimension,category,count\n"));
        using var errors = new StringWriter();

        var code = await MeasureCommand.Create().Parse(["--responses", responses, "--reference", reference, "--output", Path.Combine(folder, output)])
            .InvokeAsync(new InvocationConfiguration { Error = errors, Output = errors }, TestContext.Current.CancellationToken);

        code.ShouldBe(2);
        errors.ToString().ShouldStartWith($"--output: must be another file than {named}");
        (await File.ReadAllTextAsync(responses, TestContext.Current.CancellationToken)).ShouldStartWith("id,");
        (await File.ReadAllTextAsync(reference, TestContext.Current.CancellationToken)).ShouldStartWith("dimension,");
    }

    private Task<(int Code, string Errors, string Output)> RunAsync(string responses, string reference, params string[] more)
        => RunFilesAsync(Write("responses.csv", responses), Write("reference.csv", reference), more);

    private async Task<(int Code, string Errors, string Output)> RunFilesAsync(string responses, string reference, params string[] more)
    {
        using var errors = new StringWriter();
        var output = Path.Combine(folder, "out.json");
        File.Delete(output);
        var parsed = MeasureCommand.Create().Parse(["--responses", responses, "--reference", reference, "--output", output, .. more]);
        var code = await parsed.InvokeAsync(new InvocationConfiguration { Error = errors, Output = errors }, TestContext.Current.CancellationToken);
        return (code, errors.ToString(), File.Exists(output) ? await File.ReadAllTextAsync(output, TestContext.Current.CancellationToken) : "");
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
