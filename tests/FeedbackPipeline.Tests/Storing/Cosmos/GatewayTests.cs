using System.Net;
using FeedbackPipeline.Tests.Infrastructure.CosmosDouble;
using Microsoft.Azure.Cosmos;

namespace FeedbackPipeline.Tests.Storing.Cosmos;

/// <summary>What the double, Vercel's server and a real account agree on.</summary>
public sealed partial class GatewayTests(CosmosAccounts accounts) : IClassFixture<CosmosAccounts>
{
    private static readonly Note One = new("i1", "p1", 7, "food", "time");
    private static readonly ItemRequestOptions OfAnother = new() { IfMatchEtag = "\"another\"" };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(CosmosAccounts.All), MemberType = typeof(CosmosAccounts))]
    public async Task A_document_is_created_once_in_a_partition(string account)
    {
        var container = await accounts.ContainerAsync(account).WithAsync(One);
        await container.CreateItemAsync(One, One.Key, cancellationToken: Stop).ShouldFailWithAsync(HttpStatusCode.Conflict);
        (await container.CreateItemAsync(One with { Pk = "p2" }, new PartitionKey("p2"), cancellationToken: Stop)).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Theory, MemberData(nameof(CosmosAccounts.All), MemberType = typeof(CosmosAccounts))]
    public async Task A_document_comes_back_as_it_was_written_with_its_etag(string account)
    {
        var container = await accounts.ContainerAsync(account).WithAsync(One);
        var read = await container.ReadItemAsync<Note>("i1", One.Key, cancellationToken: Stop);
        read.Resource.Themes.ShouldBe(["food", "time"]);
        read.ETag.ShouldNotBeNullOrEmpty();
    }

    [Theory, MemberData(nameof(CosmosAccounts.All), MemberType = typeof(CosmosAccounts))]
    public async Task A_replacement_with_the_etag_that_was_read_succeeds_once(string account)
    {
        var container = await accounts.ContainerAsync(account).WithAsync(One);
        var read = await container.ReadItemAsync<Note>("i1", One.Key, cancellationToken: Stop);
        var unchanged = new ItemRequestOptions { IfMatchEtag = read.ETag };
        await container.ReplaceItemAsync(One with { N = 9 }, "i1", One.Key, unchanged, Stop);
        await container.ReplaceItemAsync(One with { N = 10 }, "i1", One.Key, unchanged, Stop).ShouldFailWithAsync(HttpStatusCode.PreconditionFailed);
        (await container.ReadItemAsync<Note>("i1", One.Key, cancellationToken: Stop)).Resource.N.ShouldBe(9);
    }

    [Theory, MemberData(nameof(CosmosAccounts.All), MemberType = typeof(CosmosAccounts))]
    public async Task A_write_with_the_etag_of_another_version_fails(string account)
    {
        var container = await accounts.ContainerAsync(account).WithAsync(One);
        await container.ReplaceItemAsync(One, "i1", One.Key, OfAnother, Stop).ShouldFailWithAsync(HttpStatusCode.PreconditionFailed);
        await container.UpsertItemAsync(One, One.Key, OfAnother, Stop).ShouldFailWithAsync(HttpStatusCode.PreconditionFailed);
        await container.DeleteItemAsync<Note>("i1", One.Key, OfAnother, Stop).ShouldFailWithAsync(HttpStatusCode.PreconditionFailed);
        await container.PatchItemAsync<Note>("i1", One.Key, [PatchOperation.Add("/themes/-", "new")], new() { IfMatchEtag = "\"another\"" }, Stop).ShouldFailWithAsync(HttpStatusCode.PreconditionFailed);
    }

    [Theory, MemberData(nameof(CosmosAccounts.All), MemberType = typeof(CosmosAccounts))]
    public async Task What_is_not_there_can_be_neither_replaced_nor_deleted_nor_patched(string account)
    {
        var container = await accounts.ContainerAsync(account);
        await container.ReplaceItemAsync(One, "i1", One.Key, cancellationToken: Stop).ShouldFailWithAsync(HttpStatusCode.NotFound);
        await container.DeleteItemAsync<Note>("i1", One.Key, cancellationToken: Stop).ShouldFailWithAsync(HttpStatusCode.NotFound);
        await container.PatchItemAsync<Note>("i1", One.Key, [PatchOperation.Set("/n", 1)], cancellationToken: Stop).ShouldFailWithAsync(HttpStatusCode.NotFound);
    }

    [Theory, MemberData(nameof(CosmosAccounts.All), MemberType = typeof(CosmosAccounts))]
    public async Task A_patch_sets_increments_and_minds_its_condition(string account)
    {
        var container = await accounts.ContainerAsync(account).WithAsync(One);
        (await container.PatchItemAsync<Note>("i1", One.Key, [PatchOperation.Set("/n", 42)], cancellationToken: Stop)).Resource.N.ShouldBe(42);
        (await container.PatchItemAsync<Note>("i1", One.Key, [PatchOperation.Increment("/n", 1)], cancellationToken: Stop)).Resource.N.ShouldBe(43);
        await container.PatchItemAsync<Note>("i1", One.Key, [PatchOperation.Set("/n", 1)], new() { FilterPredicate = "from c where c.n = 999" }, Stop).ShouldFailWithAsync(HttpStatusCode.PreconditionFailed);
    }

    [Theory, MemberData(nameof(CosmosAccounts.All), MemberType = typeof(CosmosAccounts))]
    public async Task A_query_names_its_partition(string account)
    {
        var container = await accounts.ContainerAsync(account).WithAsync(Note.Twenty);
        (await container.QueryAsync<Note>("SELECT * FROM c WHERE c.pk = 'p1' AND c.n >= 0", "p1")).Count.ShouldBe(7);
        (await container.QueryAsync<Note>("SELECT * FROM c WHERE c.pk = 'p1' AND (c.n < 5 OR ARRAY_CONTAINS(c.themes, 'staff'))", "p1")).Count
            .ShouldBe(Note.Twenty.Count(note => note.Pk == "p1" && (note.N < 5 || note.Themes.Contains("staff"))));
    }
}
