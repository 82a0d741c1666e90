using FeedbackPipeline.Collecting.Texting;
using FeedbackPipeline.Collecting.Texting.Sending;
using FeedbackPipeline.Messages;
using FeedbackPipeline.Storing.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace FeedbackPipeline.Tests.Collecting.Texting;

/// <summary>Wherever it breaks, the words are kept once and a reply goes out once.</summary>
public sealed class CrashTests
{
    [Fact]
    public async Task A_text_that_was_kept_and_not_worked_is_worked_later()
    {
        await using var texts = new Texts();
        using (await texts.PostAsync("The food is cold."))
        {
            (await texts.App.FeedbackCountAsync()).ShouldBe(0);
        }

        await texts.App.DrainAsync();

        (await texts.App.FeedbackCountAsync()).ShouldBe(1);
        texts.Sent.Count.ShouldBe(1);
    }

    [Fact]
    [Trait("Store", "SQLite")]
    public async Task Stored_but_not_recorded_makes_one_feedback_and_one_reply()
    {
        var broken = true;
        await using var texts = new Texts();
        var book = new BreakingBook(texts.App.Get<ITextBook>(), () => broken);
        var take = ActivatorUtilities.CreateInstance<TakeText>(texts.App.Services, book);
        using (await texts.PostAsync("The food is cold."))
        {
            var id = (await texts.App.TextsAsync("SELECT id FROM texts_in")).Single();
            await Should.ThrowAsync<IOException>(() => take.HandleAsync(Received(id), TestContext.Current.CancellationToken));
        }

        (await texts.App.FeedbackCountAsync()).ShouldBe(1);
        (await texts.App.NumberAsync("SELECT count(*) FROM replies")).ShouldBe(0);
        broken = false;
        await texts.App.DrainAsync();
        await texts.App.DrainAsync();

        (await texts.App.FeedbackCountAsync()).ShouldBe(1);
        texts.Sent.Count.ShouldBe(1);
    }

    [Fact]
    [Trait("Store", "SQLite")]
    public async Task A_reply_that_went_out_before_the_crash_does_not_go_again()
    {
        await using var texts = new Texts();
        texts.Answer = text =>
        {
            texts.Sent.Enqueue(text);
            texts.Answer = null;
            throw new IOException("The process died before it could write down that the text had gone.");
        };
        await texts.TextAsync("The food is cold.");
        texts.App.Time.Advance(TimeSpan.FromMinutes(1));
        await texts.App.DrainAsync();

        texts.Sent.Count.ShouldBe(1);
        (await texts.App.TextsAsync("SELECT state FROM replies")).ShouldBe(["sent"]);
    }

    [Fact]
    public async Task A_reply_the_provider_never_got_goes_out_when_it_is_back()
    {
        await using var texts = new Texts();
        texts.Answer = _ => throw new HttpRequestException("away");
        await texts.TextAsync("The food is cold.");
        texts.Answer = null;
        texts.App.Time.Advance(TimeSpan.FromMinutes(1));
        await texts.App.DrainAsync();

        texts.Sent.Count.ShouldBe(1);
    }

    [Fact]
    [Trait("Store", "SQLite")]
    public async Task A_reply_that_comes_a_day_late_is_not_sent()
    {
        await using var texts = new Texts();
        texts.Answer = _ => throw new HttpRequestException("away");
        await texts.TextAsync("The food is cold.");
        texts.Answer = null;
        texts.App.Time.Advance(TimeSpan.FromHours(25));
        await texts.App.DrainAsync();

        texts.Sent.ShouldBeEmpty();
        (await texts.App.TextsAsync("SELECT detail FROM audit WHERE action = 'reply-dropped'")).ShouldBe(["received late"]);
    }

    [Fact]
    [Trait("Store", "SQLite")]
    public async Task A_number_that_cannot_be_reached_is_put_on_record_and_not_tried_again()
    {
        await using var texts = new Texts();
        var tries = 0;
        texts.Answer = _ =>
        {
            tries++;
            return new(SendState.Refused, "21211");
        };
        await texts.TextAsync("The food is cold.");
        texts.App.Time.Advance(TimeSpan.FromMinutes(1));
        await texts.App.DrainAsync();

        tries.ShouldBe(1);
        (await texts.App.TextsAsync("SELECT state FROM replies")).ShouldBe(["refused"]);
        (await texts.App.FeedbackCountAsync()).ShouldBe(1);
    }

    [Fact]
    [Trait("Store", "SQLite")]
    public async Task A_text_that_cannot_be_worked_stays_kept_and_can_be_given_another_try()
    {
        await using var texts = new Texts();
        using var answer = await texts.PostAsync("The food is cold.");
        await ExecuteAsync(texts, "UPDATE texts_in SET content = 'x' || content");
        for (var tries = 0; tries < 5; tries++)
        {
            await texts.App.DrainAsync();
            texts.App.Time.Advance(TimeSpan.FromSeconds(31));
        }

        (await texts.App.TextsAsync("SELECT action FROM audit WHERE action LIKE 'text%'")).ShouldBe(["text-not-taken"]);
        await ExecuteAsync(texts, "UPDATE texts_in SET content = substr(content, 2)");
        (await texts.App.Get<IMessageQueue>().ReplayPoisonAsync(Queues.SmsIn, TestContext.Current.CancellationToken)).ShouldBe(1);
        await texts.App.DrainAsync();

        (await texts.App.WordsAsync()).ShouldBe(["text: The food is cold."]);
    }

    private static Task<int> ExecuteAsync(Texts texts, string sql)
        => texts.App.Get<SqliteWriter>().WriteAsync(session => session.Execute(sql), TestContext.Current.CancellationToken);

    private static Envelope Received(string id)
        => new("text-received", 1, System.Text.Json.JsonSerializer.SerializeToElement(new { textId = id }));

    private sealed class BreakingBook(ITextBook inner, Func<bool> broken) : ITextBook
    {
        public Task<bool> KeepAsync(KeptText text, CancellationToken cancellationToken) => inner.KeepAsync(text, cancellationToken);

        public Task<KeptText?> FindWaitingAsync(string textId, CancellationToken cancellationToken) => inner.FindWaitingAsync(textId, cancellationToken);

        public Task<(Phone? Phone, PhoneHistory History)> FindPhoneAsync(string phoneId, DateTimeOffset now, CancellationToken cancellationToken) => inner.FindPhoneAsync(phoneId, now, cancellationToken);

        public Task<IReadOnlyList<string>> ReceiptsAsync(string phoneId, CancellationToken cancellationToken) => inner.ReceiptsAsync(phoneId, cancellationToken);

        public Task RecordAsync(WorkedText worked, CancellationToken cancellationToken) => broken() ? throw new IOException("The process died here.") : inner.RecordAsync(worked, cancellationToken);

        public Task MarkFailedAsync(string textId, CancellationToken cancellationToken) => inner.MarkFailedAsync(textId, cancellationToken);

        public Task<int> ForgetAsync(DateTimeOffset before, CancellationToken cancellationToken) => inner.ForgetAsync(before, cancellationToken);
    }
}
