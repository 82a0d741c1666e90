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
}
