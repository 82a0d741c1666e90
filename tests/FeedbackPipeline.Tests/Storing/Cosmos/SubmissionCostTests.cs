using FeedbackPipeline.Collecting.Accepting;
using FeedbackPipeline.Hosting.Functions;
using FeedbackPipeline.Measuring.References;
using FeedbackPipeline.Messages;
using FeedbackPipeline.Messages.Pumping;
using FeedbackPipeline.Storing.Cosmos.Projecting;
using FeedbackPipeline.Tests.Infrastructure;
using FeedbackPipeline.Tests.Infrastructure.CosmosDouble;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tests.Storing.Cosmos;

/// <summary>
/// What one submission costs from being accepted to being counted, by the published guide of the service: the gateway double charges by it, and only a real
/// account can say what is charged. The limits are what was found, with little room, so that a dearer way of writing is noticed. There is one physical
/// partition, which holds some 50 GB. The operations guide and the calculation of costs repeat what is found here.
/// </summary>
public sealed class SubmissionCostTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1, 13.6, 14.6, 24.2, 37.6)]
    [InlineData(20, 13.6, 12.7, 8.8, 3.3)]
    public async Task One_submission_costs_few_request_units_from_accepted_to_counted(int together, double accept, double tag, double count, double watch)
    {
        using var gateway = new CosmosGateway(1);
        await using var app = new PipelineApp { Store = StoreUnderTest.Sharing(gateway) };
        gateway.Time = app.Time;
        await SendAsync(app, "first");
        await app.DrainAsync();
        app.Time.Advance(TimeSpan.FromMinutes(10));

        var accepted = await CostAsync(app, together, () => SendAsync(app, together));
        var tagged = await CostAsync(app, together, () => TagAsync(app));
        var counted = await CostAsync(app, together, () => app.Get<CosmosProjector>().CatchUpAsync(Stop));
        var watched = await MeasuredAsync(app, together);

        accepted.ShouldBeLessThan(accept);
        tagged.ShouldBeLessThan(tag);
        counted.ShouldBeLessThan(count);
        watched.ShouldBeLessThan(watch);
    }

    [Theory]
    [InlineData(1, 80.2)]
    [InlineData(20, 15.2)]
    public async Task Measuring_who_is_missing_costs_few_request_units_a_submission(int together, double most)
    {
        using var gateway = new CosmosGateway(1);
        await using var app = new PipelineApp { Store = StoreUnderTest.Sharing(gateway) };
        gateway.Time = app.Time;
        await app.Get<IReferenceBook>().AddAsync(new("organisation", "Client list", new(2026, 1, 31), [new("age_band", [new("18-24", 300), new("75+", 700)])]), "test", Stop);
        await SendAsync(app, "first");
        await app.DrainAsync();
        app.Time.Advance(TimeSpan.FromMinutes(10));
        await SendAsync(app, together);
        await TagAsync(app);
        await app.Get<CosmosProjector>().CatchUpAsync(Stop);

        (await MeasuredAsync(app, together)).ShouldBeLessThan(most);
    }

    [Theory]
    [InlineData("fn-sweep", 42.6)]
    [InlineData("fn-measure", 61.4)]
    [InlineData("fn-retention", 3.6)]
    public async Task A_timer_with_nothing_to_do_costs_little(string function, double most)
    {
        using var gateway = new CosmosGateway(1);
        await using var app = new PipelineApp { Store = StoreUnderTest.Sharing(gateway) };
        gateway.Time = app.Time;
        await SendAsync(app, "first");
        await app.DrainAsync();

        (await CostAsync(app, 1, () => RunAsync(app, function))).ShouldBeLessThan(most);
    }

    /// <summary>What measuring costs beyond what it costs where nothing came.</summary>
    private static async Task<double> MeasuredAsync(PipelineApp app, int together)
        => await CostAsync(app, together, () => RunAsync(app, "fn-measure")) - (await CostAsync(app, 1, () => RunAsync(app, "fn-measure")) / together);

    private static async Task<double> CostAsync(PipelineApp app, int together, Func<Task> work)
    {
        var before = app.Gateway!.Charge;
        await work();
        return (app.Gateway.Charge - before) / together;
    }

    private static async Task TagAsync(PipelineApp app)
    {
        var handler = app.Get<IEnumerable<IMessageHandler>>().Single(known => known.Queue == Queues.FeedbackIn);
        IReadOnlyList<Settlement> settled = [];
        while ((settled = await app.Get<PumpQueue>().RunOnceAsync(handler, settled, Stop)).Count > 0)
        {
            settled.ShouldAllBe(settlement => settlement is Settlement.Done);
        }
    }

    private static async Task RunAsync(PipelineApp app, string function)
    {
        var works = app.Get<IEnumerable<ITimedWork>>().ToDictionary(work => work.Name);
        foreach (var name in FunctionTable.Timers.Single(timer => timer.Name == function).Works)
        {
            await works[name].RunAsync(Stop);
        }
    }

    private static async Task SendAsync(PipelineApp app, int together)
    {
        foreach (var number in Enumerable.Range(1, together))
        {
            await SendAsync(app, $"key {number}");
        }
    }

    private static async Task SendAsync(PipelineApp app, string key)
        => (await app.Get<AcceptFeedback>().AcceptAsync(
            new(Text: "The bus was late again and nobody told us. The driver was kind.", IdempotencyKey: key),
            new(Channel.Web, SuppliedBy.Self, true, null, null),
            Stop)).ShouldBeOfType<AcceptOutcome.Accepted>();
}
