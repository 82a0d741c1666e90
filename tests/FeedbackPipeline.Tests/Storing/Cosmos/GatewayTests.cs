using FeedbackPipeline.Tests.Infrastructure.CosmosDouble;
using Microsoft.Azure.Cosmos;

namespace FeedbackPipeline.Tests.Storing.Cosmos;

public sealed class GatewayTests
{
    [Fact]
    public async Task What_one_client_writes_another_reads_and_queries()
    {
        var stop = TestContext.Current.CancellationToken;
        using var gateway = new CosmosGateway();
        using var client = Client(gateway);
        Container container = await (await client.CreateDatabaseIfNotExistsAsync("d", cancellationToken: stop)).Database.CreateContainerIfNotExistsAsync("c", "/pk", cancellationToken: stop);
        await container.CreateItemAsync(new { id = "1", pk = "p1", n = 4 }, new PartitionKey("p1"), cancellationToken: stop);
        using var other = Client(gateway);
        var read = await other.GetContainer("d", "c").ReadItemAsync<Dictionary<string, object>>("1", new PartitionKey("p1"), cancellationToken: stop);
        read.RequestCharge.ShouldBe(1);
        using var pages = other.GetContainer("d", "c").GetItemQueryIterator<int>("SELECT VALUE c.n FROM c ORDER BY c.n");
        (await pages.ReadNextAsync(stop)).ShouldBe([4]);
    }

    private static CosmosClient Client(CosmosGateway gateway) => new(CosmosGateway.Endpoint.ToString(), CosmosGateway.Key, new CosmosClientOptions
    {
        ConnectionMode = ConnectionMode.Gateway,
        LimitToEndpoint = true,
        HttpClientFactory = gateway.CreateClient,
    });
}
