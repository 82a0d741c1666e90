using FeedbackPipeline.Collecting.Accepting;
using FeedbackPipeline.Storing.Exporting;
using FeedbackPipeline.Tests.Infrastructure;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tests.Storing;

/// <summary>An export reads like a diary, whichever store it comes from.</summary>
public sealed class ExportOrderTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("sqlite")]
    [InlineData("cosmos")]
    public async Task Rows_come_by_when_they_were_received_whenever_they_reached_the_store_and_were_worked(string store)
    {
        await using var app = new PipelineApp { Store = StoreUnderTest.Of(store) };
        var today = app.Time.GetUtcNow();
        foreach (var (days, text) in ((int, string)[])[(0, "today"), (-9, "long ago"), (-1, "yesterday"), (-2, "before")])
        {
            await app.Get<AcceptFeedback>().AcceptAsync(new(Text: $"Written {text}."), new(Channel.Paper, SuppliedBy.Import, true, today.AddDays(days)), Stop);
        }

        await app.DrainAsync();
        var rows = await ReadAsync(app, null);

        rows.Select(row => row.Redacted.ShouldHaveSingleItem()).ShouldBe(["Written long ago.", "Written before.", "Written yesterday.", "Written today."]);
        (await ReadAsync(app, ["organisation"])).Select(row => row.Id).ShouldBe(rows.Select(row => row.Id));
        (await ReadAsync(app, ["nowhere"])).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("cosmos")]
    public async Task More_rows_than_a_page_holds_all_come_once(string store)
    {
        await using var app = new PipelineApp { Store = StoreUnderTest.Of(store) };
        foreach (var number in Enumerable.Range(0, 510))
        {
            await app.Get<AcceptFeedback>().AcceptAsync(new(Text: $"Number {number}."), Arrival.OnTheWeb, Stop);
        }

        var rows = await ReadAsync(app, null);

        rows.Select(row => row.Id).Distinct().Count().ShouldBe(510);
        rows.Select(row => (row.Received, row.Id)).ShouldBe(rows.OrderBy(row => row.Received).ThenBy(row => row.Id, StringComparer.Ordinal).Select(row => (row.Received, row.Id)));
    }

    private static async Task<List<ExportedRow>> ReadAsync(PipelineApp app, IReadOnlyList<string>? places)
    {
        var rows = new List<ExportedRow>();
        await foreach (var page in app.Get<IExportSource>().ReadAsync(places, Stop))
        {
            rows.AddRange(page);
        }

        return rows;
    }
}
