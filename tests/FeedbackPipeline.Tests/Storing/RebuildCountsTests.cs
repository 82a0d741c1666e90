using FeedbackPipeline.Collecting.Accepting;
using FeedbackPipeline.Storing.Cosmos;
using FeedbackPipeline.Storing.Cosmos.Projecting;
using FeedbackPipeline.Storing.Rebuilding;
using FeedbackPipeline.Storing.Sqlite;
using FeedbackPipeline.Tests.Infrastructure;
using FeedbackPipeline.Tests.Reviewing;

namespace FeedbackPipeline.Tests.Storing;

/// <summary>Figures somebody doubts are worked out anew from what is there.</summary>
public sealed class RebuildCountsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("sqlite")]
    [InlineData("cosmos")]
    public async Task Counts_that_are_wrong_come_right_and_the_audit_says_who_asked(string store)
    {
        await using var app = new PipelineApp { Store = StoreUnderTest.Of(store) };
        foreach (var words in (string[])["The food was good.", "The bus was late."])
        {
            await app.Get<AcceptFeedback>().AcceptAsync(new(Text: words), Arrival.OnTheWeb, Stop);
        }

        await app.DrainAsync();
        await SpoilAsync(app);
        (await app.CountsAsync()).Counted.ShouldNotBe((await app.CountsAsync()).Rows);

        await app.Get<IRebuildCounts>().RebuildAsync("ops", Stop);
        await app.Get<IRebuildCounts>().RebuildAsync("ops", Stop);

        var (counted, rows) = await app.CountsAsync();
        counted.ShouldBe(rows);
        counted.ShouldNotBeEmpty();
        (await app.AuditAsync("theme-counts")).ShouldBe([("ops", "counts-rebuilt", null), ("ops", "counts-rebuilt", null)]);
    }

    private static async Task SpoilAsync(PipelineApp app)
    {
        if (app.Gateway is null)
        {
            await app.Get<SqliteWriter>().WriteAsync(session => session.Execute("UPDATE theme_counts SET n = n + 7") + session.Execute("UPDATE theme_days SET n = n + 7"), Stop);
            return;
        }

        var ledgers = app.Get<CosmosAccount>().Ledgers;
        foreach (var counts in await ledgers.QueryAsync<CountsDocument>(Projection.Pk, "SELECT * FROM c WHERE c.type = 'counts'", Stop))
        {
            await ledgers.PutAsync(counts with { Counts = counts.Counts.ToDictionary(count => count.Key, count => count.Value + 7) }, Stop);
        }
    }
}
