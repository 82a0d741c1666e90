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
    public async Task A_text_whose_answer_was_lost_is_kept_once_with_its_message()
    {
        await using var app = new PipelineApp { Store = StoreUnderTest.Of("cosmos") };
        var lost = 0;
        app.Gateway!.FaultPolicy = call => call.Operation == CosmosOperation.Batch && Interlocked.Increment(ref lost) == 1 ? Fault.DropAfter : null;

        await app.Get<ITextBook>().KeepAsync(new("fb_1", "ph_1", "sealed", noon), Stop);
        app.Time.Advance(TimeSpan.FromMinutes(6));
        await app.Get<ISweepStore>().RequeueStuckAsync(app.Time.GetUtcNow() - TimeSpan.FromMinutes(5), Stop);

        app.Gateway.OfType("books", "phone").Single().Items("texts").Count().ShouldBe(1);
        app.Gateway.OfType("books", "outbox").ShouldBeEmpty();
        (await app.Get<IMessageQueue>().CountAsync(Queues.SmsIn, Stop)).ShouldBe(1);
    }
}
