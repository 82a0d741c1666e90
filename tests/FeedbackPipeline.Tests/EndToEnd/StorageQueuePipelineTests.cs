using System.Net;
using System.Net.Http.Json;
using Azure.Storage.Queues;
using FeedbackPipeline.Messages;
using FeedbackPipeline.Storing.Sqlite;
using FeedbackPipeline.Storing.Sqlite.Queueing;
using FeedbackPipeline.Tests.Collecting;
using FeedbackPipeline.Tests.Infrastructure;
using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.DependencyInjection;

namespace FeedbackPipeline.Tests.EndToEnd;

/// <summary>The whole product with Azure's queues between its stages.</summary>
public sealed class StorageQueuePipelineTests : IAsyncLifetime
{
    private const string Counted = "SELECT coalesce(sum(n), 0) FROM theme_counts WHERE theme = '' AND place = 'organisation'";
    private string account = null!;
    private PipelineApp app = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private IMessageQueue Messages => app.Get<IMessageQueue>();

    public async ValueTask InitializeAsync()
    {
        account = (await Azurite.SharedAsync()).Account();
        app = new(("Storing:Queue", "Azure"), ("FeedbackQueues", account), ("Pumping:RetrySeconds", "0"));
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task What_somebody_sends_by_the_form_passes_through_Azure_and_is_counted()
    {
        await FillInAsync("The garden is lovely.");
        (await InOutboxAsync()).ShouldBe(1);

        await Messages.ExchangeAsync(Queues.FeedbackIn, [], 1, TimeSpan.FromSeconds(1), Stop);
        (await InOutboxAsync()).ShouldBe(0);
        (await new QueueClient(account, Queues.FeedbackIn).GetPropertiesAsync(Stop)).Value.ApproximateMessagesCount.ShouldBe(1);
        await UntilCountedAsync(1);

        (await Messages.CountAsync(Queues.FeedbackIn, Stop)).ShouldBe(0);
        (await app.TextsAsync("SELECT state FROM feedback")).ShouldBe(["tagged"]);
    }

    [Fact]
    public async Task What_is_delivered_twice_is_counted_once()
    {
        await FillInAsync("The garden is lovely.");
        var id = (await app.TextsAsync("SELECT id FROM feedback"))[0];
        await Messages.SendAsync(Queues.FeedbackIn, app.Get<Envelopes>().Seal(new FeedbackReceived(id)), null, Stop);

        await app.DrainAsync();
        await Messages.SendAsync(Queues.FeedbackIn, app.Get<Envelopes>().Seal(new FeedbackReceived(id)), null, Stop);
        await app.DrainAsync();

        (await app.NumberAsync(Counted)).ShouldBe(1);
        (await Messages.CountAsync(Queues.FeedbackIn, Stop)).ShouldBe(0);
    }

    [Fact]
    public async Task What_fails_five_times_is_given_up_and_counted_once_it_is_replayed()
    {
        await FillInAsync("The garden is lovely.");
        await ScriptAsync("CREATE TRIGGER broken BEFORE UPDATE OF state ON feedback WHEN NEW.state = 'tagged' BEGIN SELECT RAISE(ABORT, 'as the test asked'); END");
        await app.DrainAsync();
        (await app.TextsAsync("SELECT state FROM feedback")).ShouldBe(["failed"]);
        (await Messages.CountAsync(Queues.PoisonOf(Queues.FeedbackIn), Stop)).ShouldBe(1);
        (await ReadyAsync()).ShouldContain("queue");
        (await DoctorAsync()).State.ShouldBe(FindingState.Wrong);

        await ScriptAsync("DROP TRIGGER broken");
        (await Messages.ReplayPoisonAsync(Queues.FeedbackIn, Stop)).ShouldBe(1);
        await app.DrainAsync();

        (await app.NumberAsync(Counted)).ShouldBe(1);
        (await app.TextsAsync("SELECT state FROM feedback")).ShouldBe(["tagged"]);
        (await ReadyAsync()).ShouldNotContain("queue");
    }

    [Fact]
    public async Task While_Azure_is_away_words_are_accepted_and_go_on_when_it_is_back()
    {
        await using var elsewhere = new PipelineApp(("Storing:Queue", "Azure"), ("FeedbackQueues", "AccountName=away;AccountKey=a2V5;QueueEndpoint=http://127.0.0.1:1/away"));

        var answer = await elsewhere.Anyone().PostAsJsonAsync(new Uri("/api/feedback", UriKind.Relative), new { text = "The garden is lovely." }, Stop);
        await Should.ThrowAsync<QueueUnavailableException>(elsewhere.DrainAsync);

        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (await elsewhere.Services.GetRequiredService<SqliteQueue>().CountAsync(Queues.FeedbackIn, Stop)).ShouldBe(1);
    }

    [Fact]
    public async Task A_message_holds_ids_only_however_long_the_words_are()
    {
        var words = new string('語', 20_000);
        (await app.Anyone().PostAsJsonAsync(new Uri("/api/feedback", UriKind.Relative), new { text = words, idempotencyKey = new string('k', 100) }, Stop)).StatusCode.ShouldBe(HttpStatusCode.Accepted);

        var body = (await app.TextsAsync("SELECT body FROM queue")).ShouldHaveSingleItem();

        body.Length.ShouldBeLessThan(1_024);
        body.ShouldNotContain("語");
        body.ShouldNotContain("\\u8A9E");
    }

    private async Task FillInAsync(string words)
    {
        var person = await new FormWalk(app.Anyone()).ToTheCheckPageAsync(words: words);
        await person.SendAsync();
        person.Heading.ShouldBe("Thank you. We got your words");
    }

    /// <summary>The message taken above comes back by the emulator's clock.</summary>
    private async Task UntilCountedAsync(int counted)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        while (await app.NumberAsync(Counted) < counted)
        {
            await app.DrainAsync();
            patience.Token.ThrowIfCancellationRequested();
        }
    }

    private Task<long> InOutboxAsync() => app.WaitingAsync();

    private async Task ScriptAsync(string sql) => await app.Get<SqliteWriter>().WriteAsync(session => session.Execute(sql), Stop);

    private Task<string> ReadyAsync() => app.Anyone().GetStringAsync(new Uri("/health/ready", UriKind.Relative), Stop);

    private Task<Finding> DoctorAsync() => app.Get<IEnumerable<ICheckup>>().Single(checkup => checkup.Name == "queue").LookAsync(Stop);
}
