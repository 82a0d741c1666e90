using FeedbackPipeline.Collecting.Sweeping;
using FeedbackPipeline.Collecting.Texting;
using FeedbackPipeline.Messages;
using FeedbackPipeline.Tests.Infrastructure;
using FeedbackPipeline.Tests.Infrastructure.CosmosDouble;

namespace FeedbackPipeline.Tests.Storing.Cosmos.Collecting;

/// <summary>Texts where answers of Cosmos DB get lost and two instances work at once.</summary>
public sealed class TextsInCosmosTests
{
    private static readonly DateTimeOffset noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Whoever writes the same again for ever is found out.</summary>
    private static TimeSpan Patience => TimeSpan.FromSeconds(20);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_text_is_kept_once_and_found_by_its_id()
    {
        await using var app = new PipelineApp { Store = StoreUnderTest.Of("cosmos") };
        var book = app.Get<ITextBook>();

        (await book.KeepAsync(new("fb_1", "ph_1", "sealed", noon), Stop)).ShouldBeTrue();
        (await book.KeepAsync(new("fb_1", "ph_1", "sealed", noon), Stop)).ShouldBeFalse();

        (await book.FindWaitingAsync("fb_1", Stop)).ShouldBe(new KeptText("fb_1", "ph_1", "sealed", noon));
    }

    [Fact]
    public async Task A_reply_whose_end_was_written_though_the_answer_was_lost_has_ended_once()
    {
        await using var app = new PipelineApp { Store = StoreUnderTest.Of("cosmos") };
        await app.Get<ITextBook>().KeepAsync(new("fb_1", "ph_1", "sealed", noon), Stop);
        await app.Get<ITextBook>().RecordAsync(new("fb_1", new(new("ph_1", "fb_1", noon), ["thanks"]), "number", null, [new("re_1", "thanks", "Thank you.")], noon), Stop);
        app.Gateway!.FaultPolicy = LostOnce();

        await app.Get<IReplyBook>().EndAsync("re_1", ReplyEnd.Sent, "SM1", false, Stop).WaitAsync(Patience, Stop);

        (await app.Get<IReplyBook>().NextAsync("re_1", Stop)).ShouldBeNull();
        (await app.AuditAsync("re_1")).ShouldBe([("pipeline", "reply-sent", "thanks SM1")]);
    }

    [Fact]
    public async Task A_text_whose_answer_was_lost_is_kept_once_with_its_message()
    {
        await using var app = new PipelineApp { Store = StoreUnderTest.Of("cosmos") };
        app.Gateway!.FaultPolicy = LostOnce();

        (await app.Get<ITextBook>().KeepAsync(new("fb_1", "ph_1", "sealed", noon), Stop)).ShouldBeTrue();
        app.Time.Advance(TimeSpan.FromMinutes(6));
        await app.Get<ISweepStore>().RequeueStuckAsync(app.Time.GetUtcNow() - TimeSpan.FromMinutes(5), Stop);

        app.Gateway.OfType("books", "phone").Single().Items("texts").Count().ShouldBe(1);
        app.Gateway.OfType("books", "outbox").ShouldBeEmpty();
        (await app.Get<IMessageQueue>().CountAsync(Queues.SmsIn, Stop)).ShouldBe(1);
    }

    /// <summary>The first batch is written, and its answer lost.</summary>
    private static Func<CosmosCall, Fault?> LostOnce()
    {
        var batches = 0;
        return call => call.Operation == CosmosOperation.Batch && Interlocked.Increment(ref batches) == 1 ? Fault.DropAfter : null;
    }
}
