using FeedbackPipeline.Collecting.Accepting;
using FeedbackPipeline.Collecting.Receipts;
using FeedbackPipeline.Storing.Erasing;
using FeedbackPipeline.Tests.Infrastructure;

namespace FeedbackPipeline.Tests.Storing;

/// <summary>A backup that is restored brings back what was erased after it was made; the list of erasures, from the store it replaces, takes it away again.</summary>
public sealed class ErasingAgainTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("sqlite")]
    [InlineData("cosmos")]
    public async Task The_list_of_what_one_store_erased_erases_it_in_another_that_still_has_it(string store)
    {
        await using var newer = new PipelineApp { Store = StoreUnderTest.Of(store) };
        await using var restored = new PipelineApp { Store = StoreUnderTest.Of(store) };
        var before = newer.Time.GetUtcNow();
        var gone = await SendAsync(newer, "gone");
        var stays = await SendAsync(newer, "stays");
        newer.Time.Advance(TimeSpan.FromHours(1));
        await newer.Get<EraseFeedback>().EraseAsync(gone.Receipt, "test", Stop);
        // The other store has the same under ids of its own.
        var again = await SendAsync(restored, "gone");

        (await newer.Get<IErasureStore>().ErasedSinceAsync(before, Stop)).ShouldBe([gone.Id]);
        (await newer.Get<IErasureStore>().ErasedSinceAsync(newer.Time.GetUtcNow().AddMinutes(1), Stop)).ShouldBeEmpty();
        (await restored.Get<EraseFeedback>().EraseByIdAsync(again.Id, "operator", Stop)).ShouldBe(new(again.Id, false));
        (await restored.Get<EraseFeedback>().EraseByIdAsync(again.Id, "operator", Stop)).ShouldBeNull();
        (await restored.Get<EraseFeedback>().EraseByIdAsync("fb_unknown", "operator", Stop)).ShouldBeNull();
        (await restored.Get<IReceiptBook>().FindAsync(again.Receipt, Stop)).ShouldBeNull();
        (await restored.AuditAsync(again.Id)).ShouldContain(("operator", "erased", null));
        (await newer.Get<IReceiptBook>().FindAsync(stays.Receipt, Stop)).ShouldNotBeNull();
    }

    private static async Task<AcceptOutcome.Accepted> SendAsync(PipelineApp app, string key)
        => (await app.Get<AcceptFeedback>().AcceptAsync(new(Text: $"Words of {key}.", IdempotencyKey: key), Arrival.OnTheWeb, Stop)).ShouldBeOfType<AcceptOutcome.Accepted>();
}
