using System.Net;
using FeedbackPipeline.Collecting.Accepting;
using FeedbackPipeline.Storing.Sqlite;
using FeedbackPipeline.Tagging.AzureLanguage;
using FeedbackPipeline.Tagging.Retagging;
using FeedbackPipeline.Tests.Collecting;
using FeedbackPipeline.Tests.Infrastructure;
using static FeedbackPipeline.Tests.Tagging.AzureLanguage.AzureLanguageDouble;

namespace FeedbackPipeline.Tests.Tagging.AzureLanguage;

/// <summary>From the door to the store, on a real database.</summary>
public sealed class AzureLanguageInThePipelineTests : IAsyncLifetime
{
    private readonly AzureLanguageDouble azure = new();
    private readonly PipelineApp app;

    public AzureLanguageInThePipelineTests()
        => app = new(("AzureLanguage:Enabled", "true"), ("AzureLanguage:Endpoint", azure.Address), ("AzureLanguage:Key", "key"), ("AzureLanguage:Language", "false"));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        azure.Dispose();
    }

    [Fact]
    [Trait("Store", "SQLite")]
    public async Task What_it_finds_is_neither_shown_nor_counted_as_a_topic_and_the_words_stay()
    {
        azure.Answers("PiiEntityRecognition", text => Pii(text, ("sunshine cottage", "Address")));

        await SendAsync();

        (await RedactedAsync()).ShouldBe(["My dad hits me at [address]. Ring [phone]."]);
        (await app.TextsAsync("SELECT text FROM words")).ShouldNotBeEmpty();
        (await app.TextsAsync("SELECT kind FROM concerns")).ShouldContain("physical");
        azure.Sent().ShouldAllBe(text => !text.Contains("07700", StringComparison.Ordinal));
        (await app.NumberAsync("SELECT count(*) FROM feedback WHERE tagger LIKE '% azure-2024-11-01-pii'")).ShouldBe(1);
    }

    [Fact]
    [Trait("Store", "SQLite")]
    public async Task Where_it_fails_the_words_are_tagged_and_concerns_raised_and_it_is_made_up_for_without_anybody_asking()
    {
        azure.Refuses("PiiEntityRecognition", HttpStatusCode.Unauthorized, "Unauthorized");

        await SendAsync();

        (await RedactedAsync()).ShouldBe(["My dad hits me at sunshine cottage. Ring [phone]."]);
        (await app.TextsAsync("SELECT state FROM feedback")).ShouldBe(["tagged"]);
        (await app.TextsAsync("SELECT kind FROM concerns")).ShouldContain("physical");

        app.Time.Advance(TimeSpan.FromMinutes(1));
        await app.DrainAsync();
        (await RedactedAsync()).ShouldBe(["My dad hits me at sunshine cottage. Ring [phone]."], "it still fails");

        azure.Forget();
        azure.Answers("PiiEntityRecognition", text => Pii(text, ("sunshine cottage", "Address")));
        app.Time.Advance(TimeSpan.FromMinutes(1));
        await app.DrainAsync();

        (await RedactedAsync()).ShouldBe(["My dad hits me at [address]. Ring [phone]."]);
        (await app.Get<IRetagging>().HalfReadAsync(app.Time.GetUtcNow(), 10, Stop)).ShouldBeEmpty();
        (await app.Get<IRetagging>().OpenAsync(Stop)).ShouldBe(0, "nobody asked for all comments to be read again");
    }

    [Fact]
    [Trait("Store", "SQLite")]
    public async Task What_it_found_once_does_not_come_back_where_it_fails_while_comments_are_read_again()
    {
        azure.Answers("PiiEntityRecognition", text => Pii(text, ("sunshine cottage", "Address")));
        await SendAsync();
        await app.Get<IRetagging>().AskAsync("test", Stop);
        await app.Get<IRetagging>().LeaveAsync((await app.TextsAsync("SELECT id FROM feedback")).Single(), "older", Stop);
        azure.Forget();
        azure.Refuses("PiiEntityRecognition", HttpStatusCode.Unauthorized, "Unauthorized");

        await app.DrainAsync();

        (await RedactedAsync()).ShouldBe(["My dad hits me at [address]. Ring [phone]."]);
        (await app.Get<IRetagging>().OpenAsync(Stop)).ShouldBeGreaterThan(0);

        azure.Forget();
        azure.Answers("PiiEntityRecognition", text => Pii(text, ("sunshine cottage", "Address")));
        await app.DrainAsync();
        (await app.Get<IRetagging>().OpenAsync(Stop)).ShouldBeGreaterThan(0, "it waits a minute");
        app.Time.Advance(TimeSpan.FromMinutes(1));
        await app.DrainAsync();
        (await app.Get<IRetagging>().OpenAsync(Stop)).ShouldBe(0);
        (await RedactedAsync()).ShouldBe(["My dad hits me at [address]. Ring [phone]."]);
    }

    [Theory]
    [Trait("Store", "SQLite")]
    [InlineData("InvalidDocument")]
    [InlineData(null)]
    public async Task A_text_it_refuses_or_leaves_out_is_sent_again_each_minute_and_kept_with_our_own_reading_after_some_tries(string? code)
    {
        Refuse();
        await SendAsync();

        (await RedactedAsync()).ShouldBe(["My dad hits me at sunshine cottage. Ring [phone]."]);
        azure.Calls.Count().ShouldBe(1);
        for (var tries = 2; tries <= ReadWithAzure.MostTries; tries++)
        {
            (await app.Get<IRetagging>().RefusedAsync(ReadWithAzure.MostTries, Stop)).ShouldBe(0);
            app.Time.Advance(TimeSpan.FromMinutes(1));
            await app.DrainAsync();
            azure.Calls.Count().ShouldBe(tries);
        }

        app.Time.Advance(TimeSpan.FromHours(1));
        await app.DrainAsync();
        azure.Calls.Count().ShouldBe(ReadWithAzure.MostTries, "it is not asked for ever");
        (await app.Get<IRetagging>().RefusedAsync(ReadWithAzure.MostTries, Stop)).ShouldBe(1);
        (await app.TextsAsync("SELECT kind FROM concerns")).ShouldContain("physical");

        // Once comments are read again for another reason it has another chance.
        azure.Forget();
        azure.Answers("PiiEntityRecognition", text => Pii(text, ("sunshine cottage", "Address")));
        await ReadAgainAsync();
        (await RedactedAsync()).ShouldBe(["My dad hits me at [address]. Ring [phone]."]);
        (await app.Get<IRetagging>().RefusedAsync(1, Stop)).ShouldBe(0);

        azure.Forget();
        Refuse();
        await ReadAgainAsync();
        (await RedactedAsync()).ShouldBe(["My dad hits me at [address]. Ring [phone]."], "what it took out does not come back");
        (await app.Get<IRetagging>().OpenAsync(Stop)).ShouldBe(0);

        void Refuse() => azure.Answers("PiiEntityRecognition", text => code is null ? null : Pii(text), code is null ? [] : [("0", code)]);
    }

    [Fact]
    [Trait("Store", "SQLite")]
    public async Task One_text_it_refuses_does_not_keep_others_from_being_made_up_for()
    {
        azure.Refuses("PiiEntityRecognition", HttpStatusCode.Unauthorized, "Unauthorized");
        await SendAsync("The first is never taken.");
        await SendAsync("My friend lives at sunshine cottage.");
        azure.Forget();
        azure.Answers("PiiEntityRecognition", text => text.Contains("never", StringComparison.Ordinal) ? null : Pii(text, ("sunshine cottage", "Address")));

        app.Time.Advance(TimeSpan.FromMinutes(1));
        await app.DrainAsync();

        (await RedactedAsync()).ShouldBe(["My friend lives at [address].", "The first is never taken."], ignoreOrder: true);
    }

    private async Task ReadAgainAsync()
    {
        await app.Get<IRetagging>().AskAsync("test", Stop);
        await app.Get<SqliteWriter>().WriteAsync(session => session.Execute("UPDATE feedback SET tagger = 'older' || substr(tagger, instr(tagger, ' azure-'))"), Stop);
        app.Time.Advance(TimeSpan.FromMinutes(1));
        await app.DrainAsync();
    }

    private async Task SendAsync(string text = "My dad hits me at sunshine cottage. Ring 07700 900123.")
    {
        var outcome = await app.Get<AcceptFeedback>().AcceptAsync(new(Text: text), Arrival.OnTheWeb, Stop);
        outcome.ShouldBeOfType<AcceptOutcome.Accepted>();
        await app.DrainAsync();
    }

    private Task<List<string>> RedactedAsync() => app.TextsAsync("SELECT text FROM redacted");
}
