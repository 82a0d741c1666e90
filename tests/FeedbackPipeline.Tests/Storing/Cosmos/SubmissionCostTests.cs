using FeedbackPipeline.Collecting.Accepting;
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
        var gateway = app.Gateway!;

        var before = gateway.Charge;
        await SendAsync(app, "second");
        var accepted = gateway.Charge - before;
        before = gateway.Charge;
        await app.DrainAsync();
        var worked = gateway.Charge - before;
        before = gateway.Charge;
        await app.DrainAsync();
        var idle = gateway.Charge - before;
        TestContext.Current.SendDiagnosticMessage($"Request units by the guide: accepted {accepted:f1}, tagged and counted {worked - idle:f1}, all timers once with nothing to do {idle:f1}.");

        accepted.ShouldBeLessThan(1000);
    }

    private static async Task SendAsync(PipelineApp app, string key)
        => (await app.Get<AcceptFeedback>().AcceptAsync(
            new(Text: "The bus was late again and nobody told us. The driver was kind.", IdempotencyKey: key),
            new(Channel.Web, SuppliedBy.Self, true, null, null),
            Stop)).ShouldBeOfType<AcceptOutcome.Accepted>();
}
