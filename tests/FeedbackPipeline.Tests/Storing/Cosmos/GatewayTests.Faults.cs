using System.Net;
using FeedbackPipeline.Tests.Infrastructure.CosmosDouble;
using Microsoft.Azure.Cosmos;

namespace FeedbackPipeline.Tests.Storing.Cosmos;

public sealed partial class GatewayTests
{
    [Fact]
    public async Task The_sdk_waits_out_a_few_429s_and_no_more()
    {
        using var gateway = new CosmosGateway();
        using var client = CosmosAccounts.Connect(gateway);
        var container = await ReadyAsync(client);
        Fail(gateway, CosmosOperation.Create, Fault.Status(429), Fault.Status(429));
        await container.CreateItemAsync(One, One.Key, cancellationToken: Stop);
        gateway.Statuses[429].ShouldBe(2);
        Fail(gateway, CosmosOperation.Create, Fault.Status(429), Fault.Status(429), Fault.Status(429));
        await container.CreateItemAsync(One with { Id = "i2" }, One.Key, cancellationToken: Stop).ShouldFailWithAsync(HttpStatusCode.TooManyRequests);
        gateway.Requests[CosmosOperation.Create].ShouldBe(6);
    }

    [Fact]
    public async Task The_sdk_repeats_a_449_but_not_a_503()
    {
        using var gateway = new CosmosGateway();
        using var client = CosmosAccounts.Connect(gateway);
        var container = await ReadyAsync(client);
        Fail(gateway, CosmosOperation.Create, Fault.Status(449));
        await container.CreateItemAsync(One, One.Key, cancellationToken: Stop);
        Fail(gateway, CosmosOperation.Read, Fault.Status(503));
        await container.ReadItemAsync<Note>("i1", One.Key, cancellationToken: Stop).ShouldFailWithAsync(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task A_connection_lost_before_the_work_leaves_nothing_and_after_it_everything()
    {
        using var gateway = new CosmosGateway();
        using var client = CosmosAccounts.Connect(gateway);
        var container = await ReadyAsync(client);
        Fail(gateway, CosmosOperation.Create, Fault.DropBefore);
        await container.CreateItemAsync(One, One.Key, cancellationToken: Stop).ShouldThrowAsync<HttpRequestException>();
        gateway.Documents("c").ShouldBeEmpty();
        Fail(gateway, CosmosOperation.Create, Fault.DropAfter);
        await container.CreateItemAsync(One, One.Key, cancellationToken: Stop).ShouldThrowAsync<HttpRequestException>();
        gateway.Documents("c").Count().ShouldBe(1);
    }

    [Fact]
    public async Task An_answer_that_never_comes_is_waited_for_until_the_caller_gives_up()
    {
        using var gateway = new CosmosGateway();
        using var client = CosmosAccounts.Connect(gateway);
        var container = await ReadyAsync(client);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        gateway.FaultPolicy = call =>
        {
            patience.CancelAfter(TimeSpan.FromMilliseconds(50));
            return Fault.Hang;
        };
        await container.CreateItemAsync(One, One.Key, cancellationToken: patience.Token).ShouldThrowAsync<OperationCanceledException>();
        gateway.Documents("c").ShouldBeEmpty();
    }

    [Fact]
    public async Task Calls_are_known_by_what_they_are_about()
    {
        using var gateway = new CosmosGateway();
        using var client = CosmosAccounts.Connect(gateway);
        var container = await ReadyAsync(client);
        await container.CreateItemAsync(One, One.Key, cancellationToken: Stop);
        await container.ReadItemAsync<Note>("i1", One.Key, cancellationToken: Stop);
        await container.QueryAsync<Note>("SELECT * FROM c ORDER BY c.n");
        gateway.Calls.Where(call => call.Id != null).Select(call => (call.Operation, call.Container, call.PartitionKey, call.Id))
            .ShouldBe([(CosmosOperation.Create, "c", "[\"p1\"]", "i1"), (CosmosOperation.Read, "c", "[\"p1\"]", "i1")]);
        gateway.Requests[CosmosOperation.QueryPlan].ShouldBe(1);
        gateway.Requests[CosmosOperation.Query].ShouldBeGreaterThanOrEqualTo(2);
    }

    [Fact]
    public async Task A_search_of_all_that_is_stored_finds_a_text_until_it_is_erased()
    {
        using var gateway = new CosmosGateway();
        using var client = CosmosAccounts.Connect(gateway);
        var container = await ReadyAsync(client);
        await container.CreateItemAsync(One with { Text = "Siân said “thank you”" }, One.Key, cancellationToken: Stop);
        gateway.Holding("siân said “thank").Count().ShouldBe(1);
        await container.DeleteItemAsync<Note>("i1", One.Key, cancellationToken: Stop);
        gateway.Holding("Siân").ShouldBeEmpty();
    }

    private static async Task<Container> ReadyAsync(CosmosClient client)
    {
        Database database = await client.CreateDatabaseIfNotExistsAsync("d", cancellationToken: Stop);
        return await database.CreateContainerIfNotExistsAsync("c", "/pk", cancellationToken: Stop);
    }

    private static void Fail(CosmosGateway gateway, CosmosOperation operation, params IEnumerable<Fault> faults)
    {
        var left = new Queue<Fault>(faults);
        gateway.FaultPolicy = call => call.Operation == operation && left.TryDequeue(out var fault) ? fault : null;
    }
}
