using System.Text.Json;
using FeedbackPipeline.Tests.Infrastructure;

namespace FeedbackPipeline.Tests.Demonstrating;

/// <summary>The verb as somebody types it, through the whole product.</summary>
public sealed class DemoCommandTests
{
    private static readonly string[] Channels = ["web", "sms", "voice", "paper", "conversation"];

    [Fact]
    public async Task A_small_demo_is_a_year_of_tagged_feedback_that_a_second_run_leaves_alone()
    {
        using var folder = new TemporaryFolder();
        var data = Path.Combine(folder.Path, "made-up");

        var (code, output, errors) = await RunAsync(folder, "demo", "--small", "--no-serve", "--data", data);
        errors.ShouldBeEmpty();
        code.ShouldBe(0);
        output.ShouldContain("/review/missing");

        var given = await ExportAsync(folder, data);
        given.Count.ShouldBeInRange(150, 400);
        given.Select(feedback => feedback.GetProperty("channel").GetString()).Distinct().Order().ShouldBe(Channels.Order());
        given.Count(feedback => feedback.GetProperty("themes").GetArrayLength() > 0).ShouldBeGreaterThan(given.Count / 2);
        var days = given.Select(feedback => feedback.GetProperty("received").GetDateTimeOffset()).Order().ToList();
        (days[^1] - days[0]).TotalDays.ShouldBeInRange(330, 367);
        given.Select(feedback => feedback.GetProperty("text").GetRawText()).ShouldAllBe(text => !text.Contains("07700"));

        (await RunAsync(folder, "demo", "--small", "--no-serve", "--data", data)).ExitCode.ShouldBe(0);
        (await ExportAsync(folder, data)).Count.ShouldBe(given.Count);
        var other = await RunAsync(folder, "demo", "--seed", "2", "--no-serve", "--data", data);
        other.ExitCode.ShouldBe(2);
        other.Errors.ShouldContain("--fresh");
    }

    [Fact]
    public async Task It_never_mixes_with_anything_else()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "feedback.db"), "real", TestContext.Current.CancellationToken);

        var (code, _, errors) = await RunAsync(folder, "demo", "--no-serve", "--fresh");

        code.ShouldBe(2);
        errors.ShouldContain("holds no demo");
        Directory.GetFileSystemEntries(folder.Path).Select(Path.GetFileName).ShouldBe(["feedback.db"]);
        (await File.ReadAllTextAsync(Path.Combine(folder.Path, "feedback.db"), TestContext.Current.CancellationToken)).ShouldBe("real");
    }

    private static Task<(int ExitCode, string Output, string Errors)> RunAsync(TemporaryFolder folder, params string[] arguments)
        => ProductProcess.RunAsync(folder.Path, TestContext.Current.CancellationToken, arguments);

    private static async Task<List<JsonElement>> ExportAsync(TemporaryFolder folder, string data)
    {
        var file = Path.Combine(folder.Path, "export.jsonl");
        File.Delete(file);
        var (code, _, errors) = await ProductProcess.RunAsync(data, TestContext.Current.CancellationToken, "export", "--output", file);
        code.ShouldBe(0, errors);
        return [.. (await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken)).Select(line => JsonSerializer.Deserialize<JsonElement>(line))];
    }
}
