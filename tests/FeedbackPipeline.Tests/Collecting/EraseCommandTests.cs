using FeedbackPipeline.Storing.Erasing;
using FeedbackPipeline.Tests.Infrastructure;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tests.Collecting;

public sealed class EraseCommandTests
{
    [Fact]
    [Trait("Store", "SQLite")]
    public async Task An_operator_erases_by_receipt_once_and_an_unknown_one_is_bad_input()
    {
        await using var app = new PipelineApp();
        var receipt = await FeedbackApiCalls.ReceiptAsync(app);

        var first = await EraseCommand.Create(() => app.Services).Parse([receipt]).InvokeAsync(cancellationToken: TestContext.Current.CancellationToken);
        var second = await EraseCommand.Create(() => app.Services).Parse([receipt]).InvokeAsync(cancellationToken: TestContext.Current.CancellationToken);

        (first, second).ShouldBe((ExitCode.Done, ExitCode.BadInput));
        (await app.FeedbackCountAsync()).ShouldBe(0);
        (await app.TextsAsync("SELECT actor || ' ' || action FROM audit")).ShouldBe(["operator erased"]);
    }

    [Fact]
    [Trait("Store", "SQLite")]
    public async Task An_operator_erases_a_list_of_ids_and_what_is_gone_already_is_passed_over()
    {
        await using var app = new PipelineApp();
        await FeedbackApiCalls.ReceiptAsync(app);
        var list = Path.Combine(app.DataFolder, "erased.txt");
        await File.WriteAllLinesAsync(list, [.. await app.TextsAsync("SELECT id FROM feedback"), "", "fb_gone"], TestContext.Current.CancellationToken);

        var done = await EraseCommand.Create(() => app.Services).Parse(["--ids", list]).InvokeAsync(cancellationToken: TestContext.Current.CancellationToken);
        var refused = await EraseCommand.Create(() => app.Services).Parse(["--ids", list + ".not"]).InvokeAsync(cancellationToken: TestContext.Current.CancellationToken);
        var nothing = await EraseCommand.Create(() => app.Services).Parse([]).InvokeAsync(cancellationToken: TestContext.Current.CancellationToken);

        (done, refused, nothing).ShouldBe((ExitCode.Done, ExitCode.BadInput, ExitCode.BadInput));
        (await app.FeedbackCountAsync()).ShouldBe(0);
        (await app.TextsAsync("SELECT id FROM tombstones")).Count.ShouldBe(1);
    }
}
