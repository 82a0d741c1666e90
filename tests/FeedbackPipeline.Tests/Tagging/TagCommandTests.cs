using System.Globalization;
using System.Text.Json;
using FeedbackPipeline.Tagging.Screening;
using FeedbackPipeline.Tagging.Screening.Editing;
using FeedbackPipeline.Tests.Infrastructure;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tests.Tagging;

/// <summary>The <c>tag</c> verb as an operator runs it.</summary>
public sealed class TagCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task One_object_a_comment_in_the_order_of_the_file_and_exactly_in_the_agreed_shape()
    {
        var (code, _, lines) = await RunAsync("\uFEFFother,text,question,id\r\nx,\"My dad hits me.\r\nRing \"\"07700 900123\"\"\",What was good?,b\r\ny,Nice food,,a\r\nz,,,c\r\n");

        code.ShouldBe(ExitCode.Done);
        lines.Select(line => line.GetProperty("id").GetString()).ShouldBe(["b", "a", "c"]);
        foreach (var line in lines)
        {
            Names(line).ShouldBe(["id", "language", "themes", "sentiment", "concerns", "redacted", "identifiers"]);
            Names(line.GetProperty("sentiment")).ShouldBe(["label", "score"]);
            line.GetProperty("themes").EnumerateArray().ShouldAllBe(theme => Names(theme).SequenceEqual(new[] { "id", "score" }));
        }

        lines[0].GetProperty("redacted").GetString().ShouldBe("My dad hits me.\nRing \"[phone]\"");
        lines[0].GetProperty("concerns").ToString().ShouldBe("""[{"kind":"physical","level":"notify-lead"},{"kind":"domestic","level":"notify-lead"}]""");
        lines[0].GetProperty("identifiers").ToString().ShouldBe("""[{"kind":"phone","start":22,"length":12}]""");
        lines[1].GetProperty("sentiment").GetProperty("label").GetString().ShouldBe("positive");
        lines[2].GetProperty("language").GetString().ShouldBe("und");
    }

    [Fact]
    public async Task The_labels_of_the_chosen_framework_are_the_ids()
    {
        var (code, _, lines) = await RunAsync("id,text\n1,The staff were kind\n", "--themes", "nhs-fft");

        code.ShouldBe(ExitCode.Done);
        lines[0].GetProperty("themes").EnumerateArray().Select(theme => theme.GetProperty("id").GetString()).ShouldContain("Staff manner & personal attributes");
    }

    [Fact]
    public async Task A_broken_row_is_named_by_its_line_and_the_rest_is_done()
    {
        var (code, errors, lines) = await RunAsync("id,text\n1,good\n2,too,many\n3,\"never closed\n4,fine\n");

        code.ShouldBe(ExitCode.Partly);
        errors.ShouldContain("line 3:");
        errors.ShouldContain("line 4:");
        lines.Select(line => line.GetProperty("id").GetString()).ShouldBe(["1", "4"]);
    }

    [Fact]
    public async Task Whatever_people_type_is_tagged()
    {
        string[] texts = ["", "😀👍🏽", string.Concat(Enumerable.Repeat("I like the food. ", 6_000)), "food\u0000\u0007 was\u001B[31m good", "\u202Eשלום food \u202C", "I like le jardin и еда", "<script>alert(1)</script> the <b>food</b>"];

        var (code, errors, lines) = await RunAsync("id,text\n" + string.Concat(texts.Select((text, id) => $"{id},\"{text}\"\n")));

        errors.ShouldBeEmpty();
        code.ShouldBe(ExitCode.Done);
        lines.Select(line => line.GetProperty("id").GetString()).ShouldBe(texts.Select((_, id) => $"{id}"));
        lines.Select(line => line.GetProperty("redacted").GetString()).ShouldBe(texts);
        lines.Select(line => line.GetProperty("themes").EnumerateArray().Any(theme => theme.GetProperty("id").GetString() == "food")).ShouldBe([false, false, true, true, false, false, true]);
    }

    [Fact]
    public async Task Many_rows_stay_in_order_and_each_is_tagged_as_if_it_were_alone()
    {
        string[] texts = ["The staff were kind", "I waited an hour for my lunch", "My dad hits me", "nothing"];

        var (code, errors, lines) = await RunAsync("id,text\n" + string.Concat(Enumerable.Range(0, 1500).Select(id => id == 700 ? "700,too,many\n" : $"{id},{texts[id % 4]}\n")));

        code.ShouldBe(ExitCode.Partly);
        errors.ShouldContain("line 702:");
        lines.Select(line => line.GetProperty("id").GetString()).ShouldBe(Enumerable.Range(0, 1500).Where(id => id != 700).Select(id => $"{id}"));
        var (_, _, alone) = await RunAsync("id,text\n" + string.Concat(texts.Select((text, id) => $"{id},{text}\n")));
        foreach (var line in lines)
        {
            var same = alone[int.Parse(line.GetProperty("id").GetString()!, CultureInfo.InvariantCulture) % 4];
            Names(line).Skip(1).ShouldAllBe(name => line.GetProperty(name).ToString() == same.GetProperty(name).ToString());
        }
    }

    [Theory]
    [InlineData("id,words\n1,x\n", "'text'")]
    [InlineData("text\nx\n", "'id'")]
    [InlineData("", "first line")]
    public async Task A_file_without_a_needed_column_is_refused_naming_it(string csv, string named)
    {
        var (code, errors, _) = await RunAsync(csv);

        code.ShouldBe(ExitCode.BadInput);
        errors.ShouldContain(named);
        errors.ShouldNotContain("   at ");
        LeftBehind().ShouldBeEmpty();
    }

    [Fact]
    public async Task Columns_are_found_as_spreadsheets_write_them()
    {
        var (code, errors, lines) = await RunAsync("ID, Text ,QUESTION\n1,The soup was cold,What was good?\n");

        code.ShouldBe(ExitCode.Done);
        errors.ShouldBeEmpty();
        lines.ShouldHaveSingleItem().GetProperty("id").GetString().ShouldBe("1");
    }

    [Fact]
    public async Task Two_columns_of_one_name_are_refused_whatever_their_letters()
        => (await RunAsync("id,text,Text\n1,a,b\n")).ShouldSatisfyAllConditions(run => run.Code.ShouldBe(ExitCode.BadInput), run => run.Errors.ShouldContain("named twice"));

    [Fact]
    public async Task A_question_nobody_knows_is_said_once_and_the_row_is_tagged()
    {
        var (code, errors, lines) = await RunAsync("id,text,question\n1,The soup was cold,qqq\n2,Nice,zzz\n3,Nice,\n4,Nice,what_good\n5,Nice,What could we do better?\n");

        code.ShouldBe(ExitCode.Done);
        errors.Trim().ShouldBe("Note: 2 rows asked a question nobody knows: treated as nonspecific.");
        lines.Count.ShouldBe(5);
    }

    [Theory]
    [InlineData("in.csv")]
    [InlineData("./sub/../in.csv")]
    [InlineData("link.csv")]
    [InlineData("linked/in.csv")]
    public async Task The_comments_are_never_written_over(string output)
    {
        var input = folder.Write("in.csv", "id,text\n1,x\n");
        Directory.CreateDirectory(folder.File("sub"));
        File.CreateSymbolicLink(folder.File("link.csv"), input);
        Directory.CreateSymbolicLink(folder.File("linked"), folder.Path);

        var (code, _, errors) = await ProductProcess.RunAsync(folder.Path, TestContext.Current.CancellationToken, ["tag", "--input", input, "--output", folder.File(output)]);

        code.ShouldBe(ExitCode.BadInput);
        errors.ShouldStartWith("--output: must be another file than --input");
        (await File.ReadAllTextAsync(input, TestContext.Current.CancellationToken)).ShouldBe("id,text\n1,x\n");
    }

    [Fact]
    public async Task Nor_is_a_file_of_comments_with_the_name_of_what_is_written_aside()
    {
        var input = folder.Write("out.jsonl.part", "id,text\n1,x\n");

        var (code, _, _) = await ProductProcess.RunAsync(folder.Path, TestContext.Current.CancellationToken, ["tag", "--input", input, "--output", folder.File("out.jsonl")]);

        code.ShouldBe(ExitCode.BadInput);
        (await File.ReadAllTextAsync(input, TestContext.Current.CancellationToken)).ShouldBe("id,text\n1,x\n");
    }

    [Fact]
    public async Task An_unknown_framework_is_refused_naming_those_there_are()
    {
        var (code, errors, _) = await RunAsync("id,text\n1,x\n", "--themes", "nonsense");

        code.ShouldBe(ExitCode.BadInput);
        errors.ShouldContain("care");
        errors.ShouldContain("nhs-fft");
        LeftBehind().ShouldBeEmpty();
    }

    [Fact]
    public async Task An_output_that_cannot_be_written_leaves_nothing_behind()
    {
        Directory.CreateDirectory(folder.File("out.jsonl"));

        var (code, errors, _) = await RunAsync("id,text\n1,x\n");

        code.ShouldBe(ExitCode.BadInput);
        errors.ShouldNotContain("   at ");
        Directory.GetFiles(folder.Path, "*.part").ShouldBeEmpty();
    }

    [Fact]
    [Trait("Store", "SQLite")]
    public async Task What_the_organisation_made_of_the_lists_counts_only_where_that_is_asked_for()
    {
        await using var app = new PipelineApp();
        var change = EditSignals.Of(new(SignalChanges.Add, "physical", "budgie squeezer", null, null, null, null, "why"), SignalList.Load(), 1, out _)!;
        await app.Get<ISignalBook>().SaveAsync(change, 0, "test", TestContext.Current.CancellationToken);
        var (input, output) = (folder.Write("in.csv", "id,text\n1,a budgie squeezer\n"), folder.File("out.jsonl"));

        foreach (var (more, raised) in new[] { (Array.Empty<string>(), false), (["--own"], true) })
        {
            var (code, _, _) = await ProductProcess.RunAsync(app.DataFolder, TestContext.Current.CancellationToken, ["tag", "--input", input, "--output", output, .. more]);

            code.ShouldBe(ExitCode.Done);
            (await File.ReadAllTextAsync(output, TestContext.Current.CancellationToken)).Contains("physical", StringComparison.Ordinal).ShouldBe(raised);
        }
    }

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(property => property.Name);

    private string[] LeftBehind() => Directory.GetFiles(folder.Path, "out.jsonl*");

    private async Task<(int Code, string Errors, List<JsonElement> Lines)> RunAsync(string csv, params string[] more)
    {
        var input = folder.Write("in.csv", csv);
        var output = folder.File("out.jsonl");
        var (code, _, errors) = await ProductProcess.RunAsync(
            folder.Path,
            TestContext.Current.CancellationToken,
            ["tag", "--input", input, "--output", output, .. more]);
        var lines = File.Exists(output) ? await File.ReadAllLinesAsync(output, TestContext.Current.CancellationToken) : [];
        return (code, errors, [.. lines.Select(line => JsonDocument.Parse(line).RootElement)]);
    }
}
