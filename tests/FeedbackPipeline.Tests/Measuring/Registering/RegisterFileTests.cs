using FeedbackPipeline.Measuring.References;
using FeedbackPipeline.Tests.Measuring.Projecting;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tests.Measuring.Registering;

public sealed class RegisterFileTests
{
    [Theory]
    [InlineData("key,age_band\n", "is empty: it names columns, but nobody.")]
    [InlineData("", "has no first line that names each column once")]
    [InlineData("key,shoe_size\nA,44\n", "no column is a question we ask.")]
    [InlineData("key,age_band\nA,ancient\nB,75+\n", "'ancient' is not a category of 'age_band'. Use: u18, 18-24,")]
    [InlineData("key,place,age_band\nA,nowhere,75+\n", "'nowhere' in the column 'place' is not organisation or a place below it.")]
    [InlineData("key,age_band\n,75+\n", "must be 1 to 64 letters, digits")]
    [InlineData("key,age_band,Age group\nA,75+,75+\n", "two columns are 'age_band'")]
    public async Task A_file_that_can_not_be_compared_is_refused_and_nothing_is_kept(string content, string says)
    {
        await using var world = new RegisterWorld();
        var (code, _, errors) = await world.RunFileAsync(content);

        code.ShouldBe(ExitCode.BadInput);
        errors.ShouldContain(says);
        ((await world.App.RegisterAsync()).Count, (await world.App.Get<IReferenceBook>().HistoryAsync(MeasureWorld.Root, MeasureWorld.Stop)).Count).ShouldBe((0, 0));
    }

    [Fact]
    public async Task Single_rows_that_can_not_be_used_are_named_by_line_column_and_reason_and_the_rest_is_kept()
    {
        await using var world = new RegisterWorld();
        var (code, output, errors) = await world.RunFileAsync("key,age_band\nA,75+\nA,25-34\n=cmd,75+\nB,75+,extra\nC,25-34\n");

        code.ShouldBe(ExitCode.Partly);
        output.ShouldContain("2 people: new 2");
        errors.ShouldContain("line 3: the column 'key' is the same person as in line 2.");
        errors.ShouldContain("line 4: the column 'key' must be 1 to 64 letters");
        errors.ShouldContain("line 5: the column 'row' has 3 fields; the first line names 2.");
        errors.ShouldNotContain("cmd");
    }

    [Fact]
    public async Task Common_spellings_are_understood_and_other_columns_are_named_and_not_read()
    {
        await using var world = new RegisterWorld();
        var (code, _, errors) = await world.RunFileAsync("Key,Full name,Age Band,Gender,Ethnicity,communication\nA,Ann Lee,75 or over,F,A,speech;bsl\nB,Bob Ray,25–34,Male,Not stated,\n");

        code.ShouldBe(ExitCode.Done, errors);
        errors.ShouldContain("were not read: Full name");
        (await world.App.RegisterAsync()).Select(person => person.About).Order(StringComparer.Ordinal).ShouldBe(
        [
            """{"age_band":"25-34","gender":"man"}""",
            """{"age_band":"75\u002B","communication":"speech;bsl","ethnic_group":"white-british","gender":"woman"}""",
        ]);
    }

    [Fact]
    public async Task Without_keys_nobody_is_recognised_so_the_same_place_is_registered_once()
    {
        await using var world = new RegisterWorld();
        var first = await world.RunFileAsync("age_band\n75+\n25-34\n");
        var (code, _, errors) = await world.RunFileAsync("age_band\n75+\n25-34\n");

        (first.Code, code).ShouldBe((ExitCode.Done, ExitCode.BadInput));
        errors.ShouldContain("Without the column 'key' nobody can be recognised");
        (await world.App.RegisterAsync()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_row_that_can_not_be_read_never_makes_somebody_leave()
    {
        await using var world = new RegisterWorld();
        await world.RunFileAsync("key,age_band\nA,75+\nB,25-34\n");
        var (code, _, errors) = await world.RunFileAsync("key,age_band\nA,75+\n B B,25-34\n", "--complete");

        code.ShouldBe(ExitCode.BadInput);
        errors.ShouldContain("would make its person leave");
        (await world.App.RegisterAsync()).Count(person => !person.Left).ShouldBe(2);
    }

    [Theory]
    [InlineData("--place", "nowhere", "'nowhere' is not a place we know")]
    [InlineData("--date", "tomorrow", "is not a day like")]
    [InlineData("--date", "2027-01-01", "is still to come")]
    public async Task An_option_that_can_not_be_right_is_refused(string option, string value, string says)
    {
        await using var world = new RegisterWorld();
        var arguments = option == "--date" ? new[] { option, value } : [option, value, "--date", "2026-03-01"];
        var (code, _, errors) = await References.Verb.RunAsync(FeedbackPipeline.Measuring.Registering.RegisterCommand.Create(() => world.App.Services), ["--file", "people.csv", .. arguments]);

        code.ShouldBe(ExitCode.BadInput);
        errors.ShouldContain(says);
    }
}
