using System.Net;
using FeedbackPipeline.Tests.Infrastructure.CosmosDouble;
using Microsoft.Azure.Cosmos;

namespace FeedbackPipeline.Tests.Storing.Cosmos;

public sealed partial class GatewayTests
{
    [Theory, MemberData(nameof(CosmosAccounts.Doubles), MemberType = typeof(CosmosAccounts))]
    public async Task A_batch_does_all_it_holds(string account)
    {
        var container = await accounts.ContainerAsync(account).WithAsync(One, One with { Id = "gone" });
        var read = await container.ReadItemAsync<Note>("i1", One.Key, cancellationToken: Stop);
        using var done = await container.CreateTransactionalBatch(One.Key)
            .CreateItem(One with { Id = "new" })
            .UpsertItem(One with { Id = "also new" })
            .ReplaceItem("i1", One with { N = 8 }, new() { IfMatchEtag = read.ETag })
            .PatchItem("i1", [PatchOperation.Increment("/n", 1)])
            .DeleteItem("gone")
            .ReadItem("i1").ExecuteAsync(Stop);
        done.IsSuccessStatusCode.ShouldBeTrue();
        done.Select(answer => (int)answer.StatusCode).ShouldBe([201, 201, 200, 200, 204, 200]);
        done.GetOperationResultAtIndex<Note>(5).Resource.N.ShouldBe(9);
        accounts[account].Documents(container.Id).Select(document => (string?)document["id"]).ShouldBe(["i1", "new", "also new"], ignoreOrder: true);
    }

    [Theory, MemberData(nameof(CosmosAccounts.Doubles), MemberType = typeof(CosmosAccounts))]
    public async Task A_batch_that_fails_does_nothing(string account)
    {
        var container = await accounts.ContainerAsync(account).WithAsync(One);
        var before = accounts[account].Documents(container.Id).Single().ToJsonString();
        using var done = await container.CreateTransactionalBatch(One.Key)
            .CreateItem(One with { Id = "new" })
            .PatchItem("i1", [PatchOperation.Increment("/n", 1)])
            .CreateItem(One)
            .DeleteItem("i1").ExecuteAsync(Stop);
        done.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        done.Select(answer => (int)answer.StatusCode).ShouldBe([424, 424, 409, 424]);
        accounts[account].Documents(container.Id).Single().ToJsonString().ShouldBe(before);
    }

    [Fact]
    public async Task A_batch_with_the_etag_of_another_version_does_nothing()
    {
        var container = await accounts.ContainerAsync("two ranges").WithAsync(One);
        using var done = await container.CreateTransactionalBatch(One.Key)
            .CreateItem(One with { Id = "new" })
            .ReplaceItem("i1", One with { N = 8 }, new() { IfMatchEtag = "\"another\"" }).ExecuteAsync(Stop);
        done.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        accounts["two ranges"].Documents(container.Id).Count().ShouldBe(1);
    }

    [Fact]
    public async Task A_batch_of_more_than_a_hundred_operations_or_two_megabytes_is_refused()
    {
        var container = await accounts.ContainerAsync("two ranges");
        (await BatchAsync(container, 100, 10)).ShouldBe(HttpStatusCode.OK);
        (await BatchAsync(container, 101, 10)).ShouldBe(HttpStatusCode.BadRequest);
        (await BatchAsync(container, 3, 1_000_000)).ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        accounts["two ranges"].Documents(container.Id).Count().ShouldBe(100);
    }

    [Fact]
    public async Task In_bulk_each_write_stands_for_itself()
    {
        using var bulk = CosmosAccounts.Connect(accounts["two ranges"], options => options.AllowBulkExecution = true);
        var made = await accounts.ContainerAsync("two ranges").WithAsync(One);
        var container = bulk.GetContainer(made.Database.Id, made.Id);
        var refused = container.CreateItemAsync(One, One.Key, cancellationToken: Stop).ShouldFailWithAsync(HttpStatusCode.Conflict);
        await Task.WhenAll(Note.Twenty.Select(note => note with { Id = "b" + note.Id }).Select(note => container.UpsertItemAsync(note, note.Key, cancellationToken: Stop)));
        await refused;
        accounts["two ranges"].Documents(container.Id).Count().ShouldBe(21);
    }

    private static async Task<HttpStatusCode> BatchAsync(Container container, int operations, int size)
    {
        var batch = container.CreateTransactionalBatch(One.Key);
        foreach (var place in Enumerable.Range(0, operations))
        {
            batch.UpsertItem(One with { Id = $"b{place}", Text = new('x', size) });
        }

        try
        {
            using var done = await batch.ExecuteAsync(Stop);
            return done.StatusCode;
        }
        catch (CosmosException exception)
        {
            return exception.StatusCode;
        }
    }
}
