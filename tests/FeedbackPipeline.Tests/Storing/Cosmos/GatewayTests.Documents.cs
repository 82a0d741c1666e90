using System.Net;
using FeedbackPipeline.Tests.Infrastructure.CosmosDouble;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Time.Testing;

namespace FeedbackPipeline.Tests.Storing.Cosmos;

public sealed partial class GatewayTests
{
    [Theory, MemberData(nameof(CosmosAccounts.Doubles), MemberType = typeof(CosmosAccounts))]
    public async Task What_is_not_in_the_partition_is_not_found(string account)
    {
        var container = await accounts.ContainerAsync(account).WithAsync(One);
        await container.ReadItemAsync<Note>("zz", One.Key, cancellationToken: Stop).ShouldFailWithAsync(HttpStatusCode.NotFound);
        await container.ReadItemAsync<Note>("i1", new PartitionKey("p2"), cancellationToken: Stop).ShouldFailWithAsync(HttpStatusCode.NotFound);
        using var answer = await container.ReadItemStreamAsync("zz", One.Key, cancellationToken: Stop);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, MemberData(nameof(CosmosAccounts.Doubles), MemberType = typeof(CosmosAccounts))]
    public async Task A_read_with_the_etag_it_would_find_brings_nothing(string account)
    {
        var container = await accounts.ContainerAsync(account);
        var created = await container.CreateItemAsync(One, One.Key, cancellationToken: Stop);
        using var answer = await container.ReadItemStreamAsync("i1", One.Key, new() { IfNoneMatchEtag = created.ETag }, Stop);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Theory, MemberData(nameof(CosmosAccounts.Doubles), MemberType = typeof(CosmosAccounts))]
    public async Task Many_documents_are_read_at_once_from_wherever_they_are(string account)
    {
        var container = await accounts.ContainerAsync(account).WithAsync(Note.Twenty);
        var sought = Note.Twenty.Select(note => (note.Id, note.Key)).Append(("none", One.Key)).ToList();
        (await container.ReadManyItemsAsync<Note>(sought, cancellationToken: Stop)).Count.ShouldBe(20);
    }

    [Theory, MemberData(nameof(CosmosAccounts.Doubles), MemberType = typeof(CosmosAccounts))]
    public async Task A_deleted_document_is_gone(string account)
    {
        var container = await accounts.ContainerAsync(account).WithAsync(One);
        await container.DeleteItemAsync<Note>("i1", One.Key, cancellationToken: Stop);
        await container.ReadItemAsync<Note>("i1", One.Key, cancellationToken: Stop).ShouldFailWithAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_partition_key_that_is_not_the_documents_own_is_refused()
    {
        var container = await accounts.ContainerAsync("two ranges").WithAsync(One);
        await container.CreateItemAsync(One with { Id = "i2" }, new PartitionKey("p2"), cancellationToken: Stop).ShouldFailWithAsync(HttpStatusCode.BadRequest);
        await container.UpsertItemAsync(One, new PartitionKey("p2"), cancellationToken: Stop).ShouldFailWithAsync(HttpStatusCode.BadRequest);
        await container.ReplaceItemAsync(One with { Pk = "p2" }, "i1", One.Key, cancellationToken: Stop).ShouldFailWithAsync(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("a?b")]
    [InlineData("a#b")]
    [InlineData("ends in a space ")]
    public async Task An_id_with_a_forbidden_character_is_refused(string id)
    {
        var container = await accounts.ContainerAsync("one range");
        await container.CreateItemAsync(One with { Id = id }, One.Key, cancellationToken: Stop).ShouldFailWithAsync(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_document_of_more_than_two_megabytes_is_refused()
    {
        var container = await accounts.ContainerAsync("one range");
        await container.CreateItemAsync(One with { Text = new('x', 2_000_000) }, One.Key, cancellationToken: Stop);
        await container.CreateItemAsync(One with { Id = "i2", Text = new('x', 2_100_000) }, One.Key, cancellationToken: Stop).ShouldFailWithAsync(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task More_than_ten_changes_in_a_patch_and_an_increment_of_text_are_refused()
    {
        var container = await accounts.ContainerAsync("one range").WithAsync(One);
        await container.PatchItemAsync<Note>("i1", One.Key, [.. Enumerable.Repeat(PatchOperation.Increment("/n", 1), 11)], cancellationToken: Stop).ShouldFailWithAsync(HttpStatusCode.BadRequest);
        await container.PatchItemAsync<Note>("i1", One.Key, [PatchOperation.Increment("/pk", 1)], cancellationToken: Stop).ShouldFailWithAsync(HttpStatusCode.BadRequest);
        await container.PatchItemAsync<Note>("i1", One.Key, [PatchOperation.Set("/pk", "p2")], cancellationToken: Stop).ShouldFailWithAsync(HttpStatusCode.BadRequest);
        await container.PatchItemAsync<Note>("i1", One.Key, [PatchOperation.Replace("/missing", 1)], cancellationToken: Stop).ShouldFailWithAsync(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_patch_changes_lists_from_within()
    {
        var container = await accounts.ContainerAsync("one range").WithAsync(One);
        PatchOperation[] changes = [PatchOperation.Add("/themes/0", "first"), PatchOperation.Add("/themes/-", "last"), PatchOperation.Set("/themes/1", "changed"), PatchOperation.Remove("/themes/2")];
        (await container.PatchItemAsync<Note>("i1", One.Key, changes, cancellationToken: Stop)).Resource.Themes.ShouldBe(["first", "changed", "last"]);
    }

    [Fact]
    public async Task What_has_outlived_its_time_is_gone_from_everywhere()
    {
        var time = new FakeTimeProvider(new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero));
        using var gateway = new CosmosGateway { Time = time };
        using var client = CosmosAccounts.Connect(gateway);
        Database database = await client.CreateDatabaseAsync("d", cancellationToken: Stop);
        Container container = await database.CreateContainerAsync(new("c", "/pk") { DefaultTimeToLive = 100 }, cancellationToken: Stop);
        foreach (var note in new[] { One with { Ttl = 10 }, One with { Id = "standard" }, One with { Id = "kept", Ttl = -1 } })
        {
            await container.CreateItemAsync(note, note.Key, cancellationToken: Stop);
        }

        gateway.Documents("c").ShouldAllBe(document => (long)document["_ts"]! == time.GetUtcNow().ToUnixTimeSeconds());
        time.Advance(TimeSpan.FromSeconds(10));
        await container.ReadItemAsync<Note>("i1", One.Key, cancellationToken: Stop).ShouldFailWithAsync(HttpStatusCode.NotFound);
        (await container.ChangesAsync<Note>(ChangeFeedStartFrom.Beginning())).Changes.Select(note => note.Id).ShouldBe(["standard", "kept"], ignoreOrder: true);
        time.Advance(TimeSpan.FromSeconds(90));
        (await container.QueryAsync<string>("SELECT VALUE c.id FROM c")).ShouldBe(["kept"]);
        gateway.Documents("c").Select(document => (string?)document["id"]).ShouldBe(["kept"]);
    }

    [Fact]
    public async Task Containers_with_several_partition_key_paths_are_queried_by_the_first()
    {
        var container = await accounts.ContainerAsync("two ranges", properties => properties.PartitionKeyPaths = ["/pk", "/text"]);
        var both = new PartitionKeyBuilder().Add("p1").Add("x").Build();
        await container.CreateItemAsync(One with { Text = "x" }, both, cancellationToken: Stop);
        (await container.ReadItemAsync<Note>("i1", both, cancellationToken: Stop)).Resource.Text.ShouldBe("x");
        using var pages = container.GetItemQueryIterator<Note>("SELECT * FROM c", requestOptions: new() { PartitionKey = new PartitionKeyBuilder().Add("p1").Build() });
        (await pages.AllAsync()).Count.ShouldBe(1);
    }
}
