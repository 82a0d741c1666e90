using System.Reflection;
using FeedbackPipeline.Tests.Infrastructure.CosmosDouble;
using Microsoft.Azure.Cosmos;
using Newtonsoft.Json;

namespace FeedbackPipeline.Tests.Storing.Cosmos;

public sealed partial class GatewayTests
{
    [Fact]
    public async Task Other_processes_reach_the_same_account_over_http()
    {
        using var gateway = new CosmosGateway();
        using var inside = CosmosAccounts.Connect(gateway);
        var container = await ReadyAsync(inside).WithAsync(Note.Twenty);
        await using var served = await gateway.ServeAsync();
        using var outside = CosmosAccounts.Connect(served.Endpoint, CosmosGateway.Key);
        var same = outside.GetContainer("d", "c");
        (await same.QueryAsync<Note>("SELECT * FROM c ORDER BY c.n")).Count.ShouldBe(20);
        (await same.ChangesAsync<Note>(ChangeFeedStartFrom.Beginning())).Changes.Count.ShouldBe(20);
        using var done = await same.CreateTransactionalBatch(One.Key).CreateItem(One with { Id = "new" }).ExecuteAsync(Stop);
        done.IsSuccessStatusCode.ShouldBeTrue();
        await same.DeleteItemAsync<Note>("new", One.Key, cancellationToken: Stop);
        await container.CreateItemAsync(One with { Id = "new" }, One.Key, cancellationToken: Stop);
        Fail(gateway, CosmosOperation.Create, Fault.DropAfter);
        await same.CreateItemAsync(One with { Id = "lost" }, One.Key, cancellationToken: Stop).ShouldThrowAsync<HttpRequestException>();
        (await container.ReadItemAsync<Note>("lost", One.Key, cancellationToken: Stop)).Resource.Id.ShouldBe("lost");
    }

    [Fact]
    public async Task Two_clients_write_at_once_and_nothing_is_lost()
    {
        using var gateway = new CosmosGateway();
        using var one = CosmosAccounts.Connect(gateway);
        using var other = CosmosAccounts.Connect(gateway);
        Container[] containers = [await ReadyAsync(one), other.GetContainer("d", "c")];
        await containers[0].CreateItemAsync(One with { N = 0 }, One.Key, cancellationToken: Stop);
        await Parallel.ForEachAsync(Enumerable.Range(0, 100), Stop, async (place, stop) =>
            await containers[place % 2].PatchItemAsync<Note>("i1", One.Key, [PatchOperation.Increment("/n", 1)], cancellationToken: stop));
        (await containers[0].ReadItemAsync<Note>("i1", One.Key, cancellationToken: Stop)).Resource.N.ShouldBe(100);
    }

    [Fact]
    public async Task Charges_follow_the_published_guide()
    {
        using var gateway = new CosmosGateway();
        using var client = CosmosAccounts.Connect(gateway);
        Database database = await client.CreateDatabaseAsync("d", cancellationToken: Stop);
        var lean = new ContainerProperties("lean", "/pk") { IndexingPolicy = { ExcludedPaths = { new() { Path = "/*" } }, IncludedPaths = { new() { Path = "/pk/?" }, new() { Path = "/themes/[]/?" } } } };
        Container container = await database.CreateContainerAsync(lean, cancellationToken: Stop);
        var before = gateway.Charge;
        var written = await container.CreateItemAsync(One, One.Key, cancellationToken: Stop);
        written.RequestCharge.ShouldBe(5 + (5 * 0.25), "no more than 1 KB; pk, two themes, id and _ts are indexed");
        (await container.ReadItemAsync<Note>("i1", One.Key, cancellationToken: Stop)).RequestCharge.ShouldBe(1);
        (await container.UpsertItemAsync(One with { Text = new('x', 20 * 1024) }, One.Key, cancellationToken: Stop)).RequestCharge.ShouldBeInRange(100, 106);
        (await container.ReadItemAsync<Note>("i1", One.Key, cancellationToken: Stop)).RequestCharge.ShouldBeInRange(20, 21);
        using var nothing = container.GetItemQueryIterator<Note>("SELECT * FROM c WHERE c.n = 0", requestOptions: CosmosReading.Options("p1", 10));
        (await nothing.ReadNextAsync(Stop)).RequestCharge.ShouldBe(2.5);
        gateway.Charge.ShouldBeGreaterThan(before + 120);
    }

    [Fact]
    public void Keys_are_placed_as_the_sdk_places_them()
    {
        var direct = Assembly.Load("Microsoft.Azure.Cosmos.Direct");
        var key = direct.GetType("Microsoft.Azure.Documents.Routing.PartitionKeyInternal")!;
        var definition = JsonConvert.DeserializeObject("""{"paths":["/pk"],"kind":"Hash","version":2}""", direct.GetType("Microsoft.Azure.Documents.PartitionKeyDefinition")!)!;
        var place = key.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance).First(method => method.Name == "GetEffectivePartitionKeyString");
        var arguments = place.GetParameters().Select((parameter, position) => position == 0 ? definition : parameter.HasDefaultValue ? parameter.DefaultValue : true).ToArray();
        var random = new Random(1);
        IEnumerable<string> texts = Enumerable.Range(0, 300).Select(_ => new string([.. Enumerable.Range(0, random.Next(80)).Select(_ => (char)random.Next('a', 'z'))]));
        foreach (var json in texts.Select(text => $"[\"{text}\"]").Concat(["[null]", "[true]", "[false]", "[5]", "[-1.5]", "[\"Siân\"]"]))
        {
            Hashing.EffectiveKey(json).ShouldBe((string)place.Invoke(key.GetMethod("FromJsonString")!.Invoke(null, [json]), arguments)!, json);
        }
    }
}
