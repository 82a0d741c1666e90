using Azure.Storage.Queues;
using FeedbackPipeline.Messages;
using FeedbackPipeline.Tests.Infrastructure;

namespace FeedbackPipeline.Tests.Storing.Queueing;

/// <summary>The command works on Azure's queues as on the store's own.</summary>
public sealed class ReplayPoisonCommandTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_lies_in_a_poison_queue_of_Azure_goes_back()
    {
        using var folder = new TemporaryFolder();
        var account = (await Azurite.SharedAsync()).Account();
        var poison = new QueueClient(account, Queues.PoisonOf(Queues.FeedbackIn));
        await poison.CreateAsync(cancellationToken: Stop);
        await poison.SendMessageAsync("one", Stop);

        var (code, output, _) = await ProductProcess.RunAsync(folder.Path, Stop, "replay-poison", "--queue", Queues.FeedbackIn, "--Storing:Queue", "Azure", "--FeedbackQueues", account);

        (code, output.Trim()).ShouldBe((0, "feedback-in: 1 replayed"));
        (await new QueueClient(account, Queues.FeedbackIn).PeekMessageAsync(Stop)).Value.Body.ToString().ShouldBe("one");
        (await poison.PeekMessageAsync(Stop)).Value.ShouldBeNull();
    }

    [Fact]
    public async Task An_account_that_is_away_is_said_in_words_with_the_code_for_unreachable()
    {
        using var folder = new TemporaryFolder();

        var (code, _, errors) = await ProductProcess.RunAsync(
            folder.Path, Stop, "replay-poison", "--Storing:Queue", "Azure", "--FeedbackQueues", "AccountName=away;AccountKey=a2V5;QueueEndpoint=http://127.0.0.1:1/away");

        code.ShouldBe(3);
        errors.ShouldStartWith("The queues of 127.0.0.1 do not answer.");
    }
}
