using FeedbackPipeline.Collecting.Texting;
using FeedbackPipeline.Messages;
using FeedbackPipeline.Tests.Infrastructure;

namespace FeedbackPipeline.Tests.Collecting.Texting;

/// <summary>A number is never kept longer than people are told, however the hours of the timer fall.</summary>
public sealed class NumbersKeptTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("sqlite", 121, 1)]
    [InlineData("sqlite", 119, 0)]
    [InlineData("cosmos", 121, 1)]
    [InlineData("cosmos", 119, 0)]
    public async Task A_number_goes_two_runs_before_its_days_are_over_and_not_sooner(string store, int minutesBefore, int left)
    {
        await using var app = new PipelineApp { Store = StoreUnderTest.Of(store) };
        var (book, now) = (app.Get<ITextBook>(), app.Time.GetUtcNow());
        await book.KeepAsync(new("tx_1", "ph_1", "sealed", now), Stop);
        await book.RecordAsync(new("tx_1", new(new("ph_1", "fb_1", now), []), "number", null, [], now), Stop);

        app.Time.Advance(TimeSpan.FromDays(new TextingOptions().NumberDays) - TimeSpan.FromMinutes(minutesBefore));
        await app.Get<IEnumerable<ITimedWork>>().OfType<ForgetNumbers>().Single().RunAsync(Stop);

        (await book.ForgetAsync(app.Time.GetUtcNow().AddDays(100), Stop)).ShouldBe(left);
    }
}
