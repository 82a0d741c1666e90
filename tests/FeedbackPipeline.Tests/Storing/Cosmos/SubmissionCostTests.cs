using FeedbackPipeline.Collecting.Accepting;
using FeedbackPipeline.Hosting.Functions;
using FeedbackPipeline.Messages;
using FeedbackPipeline.Messages.Pumping;
using FeedbackPipeline.Tests.Infrastructure;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tests.Storing.Cosmos;

/// <summary>
/// What one submission costs from being accepted to being counted, by the published guide of the service: the gateway double charges by it, and only a real
/// account can say what is charged. The limits are what was found, with little room, so that a dearer way of writing is noticed.
/// </summary>
public sealed class SubmissionCostTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_submission_costs_few_request_units_from_accepted_to_counted()
    {
        await using var app = new PipelineApp { Store = StoreUnderTest.Of("cosmos") };
        await SendAsync(app, "first");
        await app.DrainAsync();

        var accepted = await CostAsync(app, () => SendAsync(app, "second"));
        var tagged = await CostAsync(app, () => TagAsync(app));
        var measured = await CostAsync(app, () => RunAsync(app, "fn-measure"));
        var idle = await CostAsync(app, () => RunAsync(app, "fn-measure"));

        accepted.ShouldBeLessThan(18);
        tagged.ShouldBeLessThan(56);
        (measured - idle).ShouldBeLessThan(46);
    }

    [Theory]
    [InlineData("fn-sweep", 72)]
    [InlineData("fn-measure", 86)]
    [InlineData("fn-retention", 24)]
    public async Task A_timer_with_nothing_to_do_costs_little(string function, double most)
    {
        await using var app = new PipelineApp { Store = StoreUnderTest.Of("cosmos") };
        await SendAsync(app, "first");
        await app.DrainAsync();

        (await CostAsync(app, () => RunAsync(app, function))).ShouldBeLessThan(most);
    }

    private static async Task<double> CostAsync(PipelineApp app, Func<Task> work)
    {
        var before = app.Gateway!.Charge;
        await work();
        return app.Gateway.Charge - before;
    }

    private static async Task TagAsync(PipelineApp app)
    {
        var handler = app.Get<IEnumerable<IMessageHandler>>().Single(known => known.Queue == Queues.FeedbackIn);
        (await app.Get<PumpQueue>().RunOnceAsync(handler, [], Stop)).ShouldHaveSingleItem().ShouldBeOfType<Settlement.Done>();
    }

    private static async Task RunAsync(PipelineApp app, string function)
    {
        var works = app.Get<IEnumerable<ITimedWork>>().ToDictionary(work => work.Name);
        foreach (var name in FunctionTable.Timers.Single(timer => timer.Name == function).Works)
        {
            await works[name].RunAsync(Stop);
        }
    }

    private static async Task SendAsync(PipelineApp app, string key)
        => (await app.Get<AcceptFeedback>().AcceptAsync(
            new(Text: "The bus was late again and nobody told us. The driver was kind.", IdempotencyKey: key),
            new(Channel.Web, SuppliedBy.Self, true, null, null),
            Stop)).ShouldBeOfType<AcceptOutcome.Accepted>();
}
